package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads jobs, many at once; what is none is kept apart. */
final class QueuedJobs {
  private final ObjectStore objects;

  QueuedJobs(ObjectStore objects) {
    this.objects = objects;
  }

  /** An object under a key; neither where it is gone since it was listed. */
  private record Entry(Optional<Job> job, Optional<UnreadableObject> unreadable) {
    static Entry of(UnreadableObject unreadable) {
      return new Entry(Optional.empty(), Optional.of(unreadable));
    }
  }

  RunStore.Queue read(Stream<String> keys) {
    List<Entry> entries =
        new ParallelReads(objects.parallelReads()).read(keys.toList(), this::entry);
    return new RunStore.Queue(
        entries.stream()
            .flatMap(entry -> entry.job().stream())
            .sorted(Comparator.comparing(Job::run, Run.BY_START))
            .toList(),
        entries.stream().flatMap(entry -> entry.unreadable().stream()).toList());
  }

  private Entry entry(String key) {
    try {
      return new Entry(objects.get(key).map(bytes -> RunJson.job(key, bytes)), Optional.empty());
    } catch (IllegalArgumentException e) {
      return Entry.of(new UnreadableObject(key, e.getMessage()));
    }
  }
}
