package io.jenkins.plugins.dogdriver.store;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * The series that the last builds of a job that had a run have measured. They are kept in a file in
 * the folder of the job: its pages need to load no build, and builds that skip the load test hide
 * nothing. Safe for use by several threads.
 */
public final class SeriesHistory {
  private static final Logger LOG = Logger.getLogger(SeriesHistory.class.getName());
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private static final String FILE = "dogdriver-series.json";
  private static final String UNFINISHED = FILE + ".unfinished";
  private static final int BUILDS = 3;
  private static final int MOST = 50;

  /** Runs that are comparable with each other. */
  public record Series(String project, String source, String deployment) {}

  private record Entry(int build, String project, String source, String deployment) {
    Entry {
      Objects.requireNonNull(project, "project");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(deployment, "deployment");
    }
  }

  /** The entries, of the newest build first, in the order of its runs. */
  private volatile List<Entry> entries;

  private SeriesHistory(List<Entry> entries) {
    this.entries = entries;
  }

  /** Returns what a job remembers whose folder it is; nothing where it cannot be read. */
  public static SeriesHistory in(Path folder) {
    Path file = folder.resolve(FILE);
    try {
      Entry[] read = JSON.readValue(Files.readAllBytes(file), Entry[].class);
      return new SeriesHistory(
          Stream.ofNullable(read).flatMap(Arrays::stream).filter(Objects::nonNull).toList());
    } catch (NoSuchFileException e) {
      return new SeriesHistory(List.of());
    } catch (IOException e) {
      LOG.warning(
          () -> "dogDriver: " + file + " cannot be read and is started again: " + e.getMessage());
      return new SeriesHistory(List.of());
    }
  }

  /** Returns each series that the last builds measured, those of the newest build first. */
  public List<Series> list() {
    return entries.stream()
        .map(entry -> new Series(entry.project(), entry.source(), entry.deployment()))
        .distinct()
        .toList();
  }

  /**
   * Remembers what a run measures. A folder that cannot be written to keeps no run from starting.
   *
   * @param folder of the job, which another name moves
   * @param build its number
   */
  public synchronized void add(Path folder, int build, Series measured) {
    Entry added = new Entry(build, measured.project(), measured.source(), measured.deployment());
    if (entries.contains(added)) {
      return;
    }
    entries = with(added);
    try {
      Path unfinished = folder.resolve(UNFINISHED);
      Files.write(unfinished, JSON.writeValueAsBytes(entries));
      Files.move(unfinished, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warning(() -> "dogDriver: what a job measures cannot be kept in " + folder + ": " + e);
    }
  }

  /**
   * Returns the history with a build: numbers of builds may start again, so the newest build is the
   * one that came last.
   */
  private List<Entry> with(Entry added) {
    List<Entry> all = new ArrayList<>(entries);
    List<Integer> builds = all.stream().map(Entry::build).toList();
    all.add(builds.lastIndexOf(added.build()) + 1, added);
    List<Integer> kept = all.stream().map(Entry::build).distinct().limit(BUILDS).toList();
    return all.stream().filter(entry -> kept.contains(entry.build())).limit(MOST).toList();
  }
}
