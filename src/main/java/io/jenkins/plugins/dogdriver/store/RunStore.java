package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The queue of jobs and the measured runs of all projects. Safe for use by several threads, and by
 * several processes on one store. Every method throws a {@link StoreException} when the store does
 * not answer.
 */
public final class RunStore implements AutoCloseable {
  private final ObjectStore objects;
  private final Clock clock;
  private final MeasuredKeys measured;
  private final Map<String, ProjectRuns> runs = new ConcurrentHashMap<>();

  /** What lies under the key of a job. */
  private sealed interface Entry permits Queued, Unreadable {}

  private record Queued(Job job) implements Entry {}

  /**
   * An object that lies where a job or a run should and is none.
   *
   * @param reason what is wrong with it, as a part of a sentence
   */
  public record Unreadable(String key, String reason) implements Entry {}

  /**
   * Everything that waits for its figures.
   *
   * @param jobs the oldest first
   */
  public record Queue(List<Job> jobs, List<Unreadable> unreadable) {
    public Queue {
      jobs = List.copyOf(jobs);
      unreadable = List.copyOf(unreadable);
    }
  }

  public RunStore(ObjectStore objects) {
    this(objects, Clock.systemUTC());
  }

  /**
   * @param clock that says when the keys of a project are all listed again, for runs that were
   *     measured very late
   */
  public RunStore(ObjectStore objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
    this.measured = new MeasuredKeys(objects, clock);
  }

  /**
   * Puts a run into the queue; doing so twice is doing so once. A real run takes the place of its
   * placeholder, and a placeholder that of nothing.
   */
  public Job enqueue(Run run) {
    Job job = new Job(RunKeys.job(run), run, 0, "", Instant.EPOCH);
    if (!run.isPlaceholder()) {
      update(job);
      objects.delete(RunKeys.placeholder(run.id()));
    } else if (!isQueued(run) && !isSetAside(run) && !isMeasured(run)) {
      update(job);
    }
    return job;
  }

  /** Returns whether the run waits for its figures, not only a placeholder of it. */
  public boolean isQueued(Run run) {
    return isThere(RunKeys.job(run.id()));
  }

  /** Whether its job was given up. */
  public boolean isSetAside(Run run) {
    return isThere(RunKeys.setAside(RunKeys.job(run.id())));
  }

  public Queue queue() {
    return queue(RunKeys.JOB_PREFIX, RunKeys::isJob);
  }

  /** The jobs that were given up; the last error of each is the reason. */
  public Queue setAsideQueue() {
    return queue(RunKeys.SET_ASIDE_PREFIX, key -> true);
  }

  private Queue queue(String prefix, Predicate<String> filter) {
    List<Job> jobs = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    List<String> keys = objects.list(prefix, "").stream().filter(filter).toList();
    new ParallelReads(objects.parallelReads())
        .read(keys, this::entry).stream()
            .flatMap(Optional::stream)
            .forEach(
                entry -> {
                  if (entry instanceof Queued queued) {
                    jobs.add(queued.job());
                  } else if (entry instanceof Unreadable other) {
                    unreadable.add(other);
                  }
                });
    jobs.sort(Comparator.comparing(Job::run, Run.BY_START));
    return new Queue(jobs, unreadable);
  }

  /** Empty where it is gone since it was listed. */
  private Optional<Entry> entry(String key) {
    try {
      return objects.get(key).map(bytes -> new Queued(RunJson.job(key, bytes)));
    } catch (IllegalArgumentException e) {
      return Optional.of(new Unreadable(key, e.getMessage()));
    }
  }

  /** Keeps what a job says about its attempts. */
  public void update(Job job) {
    objects.put(job.key(), RunJson.write(job));
  }

  /** Moves a job out of the queue, to where it is kept with its reason. */
  public void setAside(Job job) {
    objects.put(RunKeys.setAside(job.key()), RunJson.write(job));
    delete(job);
  }

  public void delete(Job job) {
    objects.delete(job.key());
  }

  /** Deletes the job of a run, of which only the id is known. */
  void forget(String id) {
    objects.delete(RunKeys.job(id));
    objects.delete(RunKeys.placeholder(id));
  }

  /** Keeps a measured run; doing so twice is doing so once. */
  public void store(MeasuredRun run) {
    if (run.run().isPlaceholder()) {
      objects.put(RunKeys.measuredPlaceholder(run.run()), RunJson.write(run));
    } else {
      objects.put(RunKeys.measured(run.run()), RunJson.write(run));
      objects.delete(RunKeys.measuredPlaceholder(run.run()));
    }
    measured.forget();
  }

  /** Returns whether the run is among the measured ones; for a real run, not as a placeholder. */
  public boolean isMeasured(Run run) {
    return measured(run).isPresent();
  }

  /**
   * Returns what is stored of a run among the measured ones. The placeholder of a real run does not
   * count; for a placeholder, both do.
   */
  public Optional<MeasuredRun> measured(Run run) {
    Optional<MeasuredRun> real = measured(RunKeys.measured(run));
    return run.isPlaceholder() && real.isEmpty()
        ? measured(RunKeys.measuredPlaceholder(run))
        : real;
  }

  private Optional<MeasuredRun> measured(String key) {
    RunKeys.Measured parts = RunKeys.parse(key).orElseThrow();
    return objects.get(key).map(bytes -> RunJson.measuredRun(key, parts, bytes));
  }

  private boolean isThere(String key) {
    try {
      return objects.get(key).isPresent();
    } catch (ObjectTooLargeException e) {
      return true;
    }
  }

  /** The measured runs of a project by start, of every source, deployment and outcome. */
  public List<MeasuredRun> runs(String project) {
    return read(project, ProjectRuns::runs);
  }

  /** What lies among a project's measured runs and is none. */
  public Collection<Unreadable> unreadableRuns(String project) {
    return read(
        project,
        known -> {
          known.runs();
          return known.unreadable();
        });
  }

  /**
   * The names of all projects that have a measured run, sorted. A project whose first run another
   * process has just stored may be missing for a few seconds.
   */
  public List<String> projects() {
    return projects(measured.byName());
  }

  /**
   * Works on the runs of every project, by name, as {@link #runs} gives them. The store is listed
   * once for all of them, so a run that another process has just stored may be missing for a few
   * seconds.
   *
   * @param work takes the name of a project and its runs, which are not kept for it
   */
  public <T> List<T> ofEachProject(BiFunction<String, List<MeasuredRun>, T> work) {
    Map<String, List<String>> keys = measured.byName();
    return projects(keys).stream()
        .map(project -> work.apply(project, runs(project, keys)))
        .toList();
  }

  private List<MeasuredRun> runs(String project, Map<String, List<String>> keys) {
    List<String> own =
        RunKeys.names(project).stream()
            .flatMap(name -> keys.getOrDefault(name, List.of()).stream())
            .toList();
    return read(project, known -> known.runs(own));
  }

  private List<String> projects(Map<String, List<String>> keys) {
    return keys.values().stream()
        .flatMap(ofOne -> ofOne.stream().flatMap(key -> project(key).stream()).limit(1))
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<String> project(String key) {
    RunKeys.Measured parts = RunKeys.parse(key).orElseThrow();
    try {
      return parts
          .project()
          .or(
              () ->
                  objects
                      .get(key)
                      .map(bytes -> RunJson.measuredRun(key, parts, bytes).run().project()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Keeps nothing of a project that has no run: anybody may ask for any name. */
  private <T> T read(String project, Function<ProjectRuns, T> read) {
    ProjectRuns known =
        runs.computeIfAbsent(project, name -> new ProjectRuns(name, objects, clock));
    try {
      return read.apply(known);
    } finally {
      // Should another thread have found a run by now, the next one reads it again.
      if (known.isEmpty()) {
        runs.remove(project, known);
      }
    }
  }

  /** How many projects it keeps in memory, 0 or more. */
  int kept() {
    return runs.size();
  }

  /** What the store is and where, for messages. */
  public String describe() {
    return objects.describe();
  }

  @Override
  public void close() {
    objects.close();
  }
}
