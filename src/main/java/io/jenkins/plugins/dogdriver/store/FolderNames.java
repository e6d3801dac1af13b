package io.jenkins.plugins.dogdriver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The names of the files of a folder. One that has not changed since it was read, and had been at
 * rest for a while then, needs no second look: with a thousand projects in it each look would cost
 * as much as the first. The names of a large folder are not kept, but what was asked for last is.
 */
final class FolderNames {
  /** The coarsest step in which a file system in use counts the time of a change. */
  private static final Duration COARSEST_TIME = Duration.ofSeconds(3);

  /** A time that no write of an object takes. */
  private static final Duration LONGEST_WRITE = Duration.ofHours(1);

  /** The most names that are kept. */
  private static final int MOST_NAMES = 50_000;

  /** The most answers about a large folder that are kept. */
  private static final int MOST_ANSWERS = 64;

  private record Question(String prefix, String startAfter) {}

  /** The answers about the folder as it was at a time of change. */
  private static final class Kept extends LinkedHashMap<Question, List<String>> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Question, List<String>> eldest) {
      return size() > MOST_ANSWERS || eldest.getValue().size() > MOST_NAMES;
    }
  }

  private final Path folder;
  private FileTime changed;
  private List<String> all;
  private final Map<Question, List<String>> answers = new Kept();

  FolderNames(Path folder) {
    this.folder = folder;
  }

  /**
   * Returns the names as {@link ObjectStore#list} does.
   *
   * @throws java.nio.file.NoSuchFileException if there is no such folder
   */
  synchronized List<String> list(String prefix, String startAfter) throws IOException {
    FileTime now = Files.getLastModifiedTime(folder);
    if (!now.equals(changed)) {
      changed = null;
      all = null;
      answers.clear();
    }
    if (all != null) {
      return part(all, prefix, startAfter);
    }
    Question question = new Question(prefix, startAfter);
    List<String> known = answers.get(question);
    if (known != null) {
      return known;
    }
    boolean atRest = now.toInstant().isBefore(Instant.now().minus(COARSEST_TIME));
    String[] names = read();
    Arrays.stream(names)
        .filter(name -> name.startsWith(FolderObjectStore.UNFINISHED))
        .forEach(this::deleteIfLeft);
    Stream<String> visible = Arrays.stream(names).filter(name -> !name.startsWith("."));
    if (names.length <= MOST_NAMES) {
      List<String> sorted = visible.sorted().toList();
      if (atRest) {
        changed = now;
        all = sorted;
      }
      return part(sorted, prefix, startAfter);
    }
    List<String> answer =
        visible
            .filter(name -> name.startsWith(prefix) && name.compareTo(startAfter) > 0)
            .sorted()
            .toList();
    if (atRest) {
      changed = now;
      answers.put(question, answer);
    }
    return answer;
  }

  private static List<String> part(List<String> sorted, String prefix, String startAfter) {
    boolean fromPrefix = startAfter.compareTo(prefix) < 0;
    int place = Collections.binarySearch(sorted, fromPrefix ? prefix : startAfter);
    int first = place < 0 ? -place - 1 : fromPrefix ? place : place + 1;
    int end = first;
    while (end < sorted.size() && sorted.get(end).startsWith(prefix)) {
      end++;
    }
    return sorted.subList(first, end);
  }

  /**
   * Reads all names: of a hundred thousand files they alone are listed in half the time of the
   * paths.
   */
  private String[] read() throws IOException {
    String[] names = folder.toFile().list();
    if (names == null) {
      // This says why.
      Files.newDirectoryStream(folder).close();
      throw new IOException("its files could not be listed");
    }
    return names;
  }

  private void deleteIfLeft(String name) {
    Path file = folder.resolve(name);
    try {
      Instant written = Files.getLastModifiedTime(file).toInstant();
      if (written.isBefore(Instant.now().minus(LONGEST_WRITE))) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // It is finished by now, cannot be looked at, or does no harm where it is.
    }
  }
}
