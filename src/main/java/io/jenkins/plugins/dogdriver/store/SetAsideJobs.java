package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jobs that were given up. A run is never both given up and measured, even if several
 * collectors work at once and wherever one of them is killed: a measured run counts, and the job
 * that was given up goes as soon as somebody looks.
 */
final class SetAsideJobs {
  private final ObjectStore objects;
  private final Predicate<Run> isMeasured;

  /** The keys that were left at the last look. */
  private volatile List<String> looked = List.of();

  SetAsideJobs(ObjectStore objects, Predicate<Run> isMeasured) {
    this.objects = objects;
    this.isMeasured = isMeasured;
  }

  /** Moves a job here, out of the queue; to nowhere, if its run was measured meanwhile. */
  void move(Job job) {
    String key = RunKeys.setAside(job.key());
    objects.put(key, RunJson.write(job));
    objects.delete(RunKeys.formerSetAside(job.key()));
    objects.delete(job.key());
    if (isMeasured.test(job.run())) {
      objects.delete(key);
    }
  }

  /** Deletes the job of that key of the queue; that it is not here is fine. */
  void delete(String jobKey) {
    RunKeys.allSetAside(jobKey).forEach(objects::delete);
  }

  /** Returns the job of that key of the queue; empty where it is not here, or cannot be read. */
  Optional<Job> find(String jobKey) {
    Stream<String> keys = RunKeys.allSetAside(jobKey).stream();
    return new QueuedJobs(objects).read(keys).jobs().stream().findFirst();
  }

  private List<String> keys() {
    return Stream.of(RunKeys.SET_ASIDE_PREFIX, RunKeys.FORMER_SET_ASIDE_PREFIX)
        .flatMap(prefix -> objects.list(prefix, "").stream())
        .filter(RunKeys::isSetAside)
        .toList();
  }

  /** Reads the jobs, and deletes those whose run is measured. */
  RunStore.Queue read() {
    List<String> keys = keys();
    RunStore.Queue found = new QueuedJobs(objects).read(keys.stream());
    Set<Job> measured = measured(found.jobs());
    Set<String> deleted = measured.stream().map(Job::key).collect(Collectors.toSet());
    deleted.forEach(objects::delete);
    looked = keys.stream().filter(key -> !deleted.contains(key)).toList();
    return new RunStore.Queue(
        found.jobs().stream().filter(job -> !measured.contains(job)).toList(), found.unreadable());
  }

  /** Deletes those whose run is measured, if there are others than at the last look. */
  void tidy() {
    if (!keys().equals(looked)) {
      read();
    }
  }

  private Set<Job> measured(List<Job> jobs) {
    Set<Job> measured = new HashSet<>();
    new ParallelReads(objects.parallelReads())
        .read(jobs, job -> Optional.of(job).filter(each -> isMeasured.test(each.run())))
        .forEach(job -> job.ifPresent(measured::add));
    return measured;
  }
}
