package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.store.RunStore.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The measured runs of one project, read once and then kept.
 *
 * <p>A read after the first lists only the keys of the last day before the newest run, as runs are
 * measured in about the order of their starts. From time to time everything is listed again, for a
 * run that was measured very late and for one that is gone.
 */
final class ProjectRuns {
  private static final Duration LATE = Duration.ofDays(1);
  private static final Duration BETWEEN_WHOLE_LISTINGS = Duration.ofMinutes(10);

  /** What lies under a key: a run, or what cannot be read. */
  private record Entry(Optional<MeasuredRun> run, Optional<UnreadableObject> unreadable) {
    static Entry of(UnreadableObject unreadable) {
      return new Entry(Optional.empty(), Optional.of(unreadable));
    }
  }

  private final String project;
  private final ObjectStore objects;
  private final Clock clock;
  private final PackedRuns packed = new PackedRuns();
  private final Map<String, byte[]> runs = new LinkedHashMap<>();

  /** What is not a run of the project: one of another that shares the key, or nothing readable. */
  private final Map<String, Optional<UnreadableObject>> others = new TreeMap<>();

  private Instant newest = Instant.MIN;
  private Instant listedWhole = Instant.MIN;

  ProjectRuns(String project, ObjectStore objects, Clock clock) {
    this.project = project;
    this.objects = objects;
    this.clock = clock;
  }

  /** Brings them up to date; the lists do not change afterwards. */
  synchronized History history() {
    boolean whole = isToBeListedWhole();
    return history(keys(whole ? "" : String.valueOf(newest.minus(LATE).getEpochSecond())), whole);
  }

  /**
   * Brings them up to date; the lists do not change afterwards.
   *
   * @param keys all of the project, listed a few seconds ago at most
   */
  synchronized History history(List<String> keys) {
    return history(keys, isToBeListedWhole());
  }

  /** Has an object that could not be read be read again: another one lies there now. */
  synchronized void replaced(String key) {
    if (others.remove(key) != null) {
      listedWhole = Instant.MIN;
    }
  }

  /** Whether nothing is known of the project, not even an object that is none of its runs. */
  synchronized boolean isEmpty() {
    return runs.isEmpty() && others.isEmpty();
  }

  private boolean isToBeListedWhole() {
    return runs.isEmpty() || !listedWhole.plus(BETWEEN_WHOLE_LISTINGS).isAfter(clock.instant());
  }

  /**
   * @param whole whether the keys are all that the project has, so that any other is gone
   */
  private History history(List<String> keys, boolean whole) {
    if (whole) {
      keepOnly(new HashSet<>(keys));
      // What could not be read may have been mended.
      others.values().removeIf(Optional::isPresent);
    }
    List<MeasuredRun> all = new ArrayList<>();
    runs.values().forEach(run -> all.add(packed.unpack(run)));
    all.addAll(readNew(keys));
    dropReplaced(all);
    all.sort(MeasuredRun.BY_START);
    newest = all.isEmpty() ? Instant.MIN : all.get(all.size() - 1).run().start();
    if (whole) {
      listedWhole = clock.instant();
    }
    return new History(
        Collections.unmodifiableList(all),
        others.values().stream().flatMap(Optional::stream).toList());
  }

  /** Drops each placeholder whose real run has come; it may be listed until it is deleted. */
  private static void dropReplaced(List<MeasuredRun> all) {
    Set<String> lost =
        all.stream()
            .map(MeasuredRun::run)
            .filter(Run::isPlaceholder)
            .map(Run::id)
            .collect(Collectors.toSet());
    if (!lost.isEmpty()) {
      Set<String> real =
          all.stream()
              .map(MeasuredRun::run)
              .filter(run -> !run.isPlaceholder() && lost.contains(run.id()))
              .map(Run::id)
              .collect(Collectors.toSet());
      all.removeIf(run -> run.run().isPlaceholder() && real.contains(run.run().id()));
    }
  }

  private List<String> keys(String startAfter) {
    List<String> keys = new ArrayList<>();
    for (String name : RunKeys.names(project)) {
      String prefix = name + "-";
      objects.list(prefix, startAfter.isEmpty() ? "" : prefix + startAfter).stream()
          .filter(key -> RunKeys.isOf(name, key))
          .forEach(keys::add);
    }
    return keys;
  }

  private void keepOnly(Set<String> keys) {
    runs.keySet().retainAll(keys);
    others.keySet().retainAll(keys);
  }

  private List<MeasuredRun> readNew(List<String> keys) {
    List<String> fresh =
        keys.stream()
            .distinct()
            .filter(key -> !runs.containsKey(key) && !others.containsKey(key))
            .toList();
    List<Entry> read = new ParallelReads(objects.parallelReads()).read(fresh, this::read);
    List<MeasuredRun> found = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      Entry entry = read.get(i);
      // What was listed and is gone by now is not an entry.
      if (entry != null) {
        Optional<MeasuredRun> own =
            entry.run().filter(measured -> measured.run().project().equals(project));
        if (own.isPresent()) {
          runs.put(fresh.get(i), packed.pack(own.get()));
          found.add(own.get());
        } else {
          others.put(fresh.get(i), entry.unreadable());
        }
      }
    }
    return found;
  }

  private Entry read(String key) {
    try {
      return objects.get(key).map(bytes -> entry(key, bytes)).orElse(null);
    } catch (UnreadableObjectException e) {
      return Entry.of(new UnreadableObject(key, e.getMessage()));
    }
  }

  private static Entry entry(String key, byte[] bytes) {
    try {
      return new Entry(
          Optional.of(RunJson.measuredRun(key, RunKeys.parse(key).orElseThrow(), bytes)),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      return Entry.of(new UnreadableObject(key, RunJson.version(bytes), e.getMessage()));
    }
  }
}
