package io.jenkins.plugins.dogdriver.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The renames and moves of jobs and folders, in a file with one line for each. A name may be used
 * again by another job, so that an old name leads to several jobs; which one is meant has to be
 * found out there. Safe for use by several threads.
 */
public final class FormerNames {
  private static final Logger LOG = Logger.getLogger(FormerNames.class.getName());
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final Path file;
  private final List<Move> moves;

  /** A job or folder, with all that is in it, got another full name. */
  private record Move(String from, String to) {
    /** Returns what became of a full name; empty where this did not concern it. */
    Optional<String> of(String name) {
      if (name.equals(from)) {
        return Optional.of(to);
      }
      return name.startsWith(from + "/")
          ? Optional.of(to + name.substring(from.length()))
          : Optional.empty();
    }
  }

  /**
   * Reads what was remembered; a line that cannot be read is left out.
   *
   * @param file made with the first move, and its folder too
   */
  public FormerNames(Path file) {
    this.file = file;
    this.moves = new ArrayList<>(read(file));
  }

  private static List<Move> read(Path file) {
    try (Stream<String> lines = Files.readString(file).lines()) {
      return lines.flatMap(line -> move(line, file).stream()).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      LOG.warning(() -> "dogDriver: the former names of jobs in " + file + " cannot be read: " + e);
      return List.of();
    }
  }

  private static Optional<Move> move(String line, Path file) {
    try {
      return Optional.ofNullable(JSON.readValue(line, Move.class))
          .filter(move -> move.from() != null && move.to() != null);
    } catch (JsonProcessingException e) {
      LOG.warning(
          () ->
              "dogDriver: a line of "
                  + file
                  + " is not the move of a job: "
                  + e.getOriginalMessage());
      return Optional.empty();
    }
  }

  /**
   * Remembers that a job or folder, with all that is in it, got another full name. What follows
   * from the last move, as that of a job from that of its folder, is not written again. A file that
   * cannot be written is a warning; the move is then remembered in memory.
   */
  public synchronized void moved(String from, String to) {
    if (from.equals(to) || follows(from, to)) {
      return;
    }
    Move move = new Move(from, to);
    moves.add(move);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      // A line that a crash cut short must not spoil this one.
      Files.writeString(
          file,
          (endsInMiddleOfLine() ? "\n" : "") + JSON.writeValueAsString(move) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.SYNC);
    } catch (IOException e) {
      LOG.warning(
          () ->
              "dogDriver: that "
                  + from
                  + " is now "
                  + to
                  + " cannot be kept in "
                  + file
                  + ": "
                  + e);
    }
  }

  private boolean endsInMiddleOfLine() throws IOException {
    return Files.exists(file) && Files.size(file) > 0 && !Files.readString(file).endsWith("\n");
  }

  private boolean follows(String from, String to) {
    return !moves.isEmpty()
        && moves.get(moves.size() - 1).of(from).filter(name -> name.equals(to)).isPresent();
  }

  /** Returns every full name that a job of that name may have now, the name itself first. */
  public synchronized Set<String> namesNow(String name) {
    Set<String> names = new LinkedHashSet<>(List.of(name));
    for (Move move : moves) {
      List<String> moved = names.stream().flatMap(each -> move.of(each).stream()).toList();
      names.addAll(moved);
    }
    return names;
  }
}
