package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.store.RunStore.Unreadable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
  private static final Comparator<MeasuredRun> BY_START =
      Comparator.comparing((MeasuredRun measured) -> measured.run().start())
          .thenComparing(measured -> measured.run().id());

  private record Entry(Optional<MeasuredRun> run, Optional<Unreadable> unreadable) {}

  private final String project;
  private final ObjectStore objects;
  private final Clock clock;
  private final Map<String, Entry> entries = new HashMap<>();
  private List<MeasuredRun> sorted = List.of();
  private Instant listedWhole = Instant.MIN;

  ProjectRuns(String project, ObjectStore objects, Clock clock) {
    this.project = project;
    this.objects = objects;
    this.clock = clock;
  }

  /** Brings them up to date; the list does not change afterwards. */
  synchronized List<MeasuredRun> runs() {
    boolean whole =
        sorted.isEmpty() || !listedWhole.plus(BETWEEN_WHOLE_LISTINGS).isAfter(clock.instant());
    List<String> keys = keys(whole ? "" : String.valueOf(newest().minus(LATE).getEpochSecond()));
    boolean changed = whole && entries.keySet().retainAll(keys);
    List<String> fresh = keys.stream().filter(key -> !entries.containsKey(key)).toList();
    List<Entry> read = new ParallelReads(objects.parallelReads()).read(fresh, this::read);
    for (int i = 0; i < fresh.size(); i++) {
      // What was listed and is gone by now is no entry.
      if (read.get(i) != null) {
        entries.put(fresh.get(i), read.get(i));
        changed = true;
      }
    }
    if (changed) {
      sorted =
          entries.values().stream()
              .flatMap(entry -> entry.run().stream())
              .filter(measured -> measured.run().project().equals(project))
              .sorted(BY_START)
              .toList();
    }
    if (whole) {
      listedWhole = clock.instant();
    }
    return sorted;
  }

  /** What could not be read when the runs were read last. */
  synchronized Collection<Unreadable> unreadable() {
    return entries.values().stream().flatMap(entry -> entry.unreadable().stream()).toList();
  }

  private Instant newest() {
    return sorted.get(sorted.size() - 1).run().start();
  }

  private List<String> keys(String startAfter) {
    List<String> keys = new ArrayList<>();
    for (String prefix : RunKeys.prefixes(project)) {
      objects.list(prefix, startAfter.isEmpty() ? "" : prefix + startAfter).stream()
          .filter(key -> RunKeys.parse(key).filter(parts -> parts.isOf(project)).isPresent())
          .forEach(keys::add);
    }
    return keys;
  }

  private Entry read(String key) {
    Optional<byte[]> content;
    try {
      content = objects.get(key);
      return content
          .map(bytes -> RunJson.measuredRun(key, RunKeys.parse(key).orElseThrow(), bytes))
          .map(run -> new Entry(Optional.of(run), Optional.empty()))
          .orElse(null);
    } catch (IllegalArgumentException e) {
      return new Entry(Optional.empty(), Optional.of(new Unreadable(key, e.getMessage())));
    }
  }
}
