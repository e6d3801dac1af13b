package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The queue of jobs and the measured runs of all projects. Safe for use by several threads, and by
 * several processes on one store. Every method throws a {@link StoreException} when the store does
 * not answer.
 */
public final class RunStore implements RunInbox, AutoCloseable {
  private static final String CHECK = "dogdriver-check.json";
  private static final byte[] NOTHING = {'{', '}'};

  private final ObjectStore objects;
  private final Clock clock;
  private final MeasuredKeys measured;
  private final SetAsideJobs setAside;
  private final RunPacking packing;
  private final Map<String, ProjectRuns> runs = new ConcurrentHashMap<>();

  /**
   * The jobs that wait for their metric values.
   *
   * @param jobs the oldest first
   */
  public record Queue(List<Job> jobs, List<UnreadableObject> unreadable) {
    public Queue {
      jobs = List.copyOf(jobs);
      unreadable = List.copyOf(unreadable);
    }
  }

  /**
   * The measured runs of a project.
   *
   * @param runs by start, of every source, deployment and outcome; {@link MeasuredRuns}
   * @param unreadable what lies among them and is none, by key
   */
  public record History(List<MeasuredRun> runs, List<UnreadableObject> unreadable) {}

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
    this.setAside = new SetAsideJobs(objects, this::isMeasured);
    this.packing = new RunPacking(objects, clock);
  }

  @Override
  public void deliver(Run run) {
    enqueue(run);
  }

  /** Returns the verdicts that were announced elsewhere. */
  public AnnouncedVerdicts announcedVerdicts() {
    return new AnnouncedVerdicts(objects);
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

  /** Returns whether the run waits for its metric values, not only a placeholder of it. */
  public boolean isQueued(Run run) {
    return isThere(RunKeys.job(run.id()));
  }

  /** Returns whether its job was given up, and nobody measured the run all the same. */
  public boolean isSetAside(Run run) {
    return RunKeys.allSetAside(RunKeys.job(run.id())).stream().anyMatch(this::isThere)
        && !isMeasured(run);
  }

  public Queue queue() {
    return new QueuedJobs(objects)
        .read(objects.list(RunKeys.JOB_PREFIX, "").stream().filter(RunKeys::isJob));
  }

  /**
   * Returns the jobs that were given up; the last error of each is the reason. One whose run is
   * measured all the same was not given up, and is deleted here.
   */
  public Queue setAsideQueue() {
    return setAside.read();
  }

  /** Returns the job of a run that was given up, by the id of the run; its last error is why. */
  public Optional<Job> setAside(String id) {
    return setAside.find(RunKeys.job(id)).or(() -> setAside.find(RunKeys.placeholder(id)));
  }

  /**
   * Deletes what an earlier process could not: jobs that were given up although their run is
   * measured, and the object of a {@link #check}.
   */
  public void tidy() {
    setAside.tidy();
    objects.list(CHECK, "").forEach(objects::delete);
  }

  public void update(Job job) {
    objects.put(job.key(), RunJson.write(job));
  }

  /** Moves a job out of the queue, to where it is kept; to nowhere, if its run was measured. */
  public void setAside(Job job) {
    setAside.move(job);
  }

  /** Deletes a job, in the queue and where it was given up. */
  public void delete(Job job) {
    // In this order: should the second step fail, the job is looked at again.
    setAside.delete(job.key());
    objects.delete(job.key());
  }

  /** Deletes the job of a run, of which only the id is known. */
  void forget(String id) {
    objects.delete(RunKeys.job(id));
    objects.delete(RunKeys.placeholder(id));
  }

  /**
   * Keeps a measured run; doing so twice is doing so once. It takes the place of its placeholder,
   * and of what cannot be read of it.
   */
  public void store(MeasuredRun run) {
    String key = measuredKey(run.run());
    objects.put(key, RunJson.write(run));
    if (!run.run().isPlaceholder()) {
      objects.delete(RunKeys.measuredPlaceholder(run.run()));
    }
    measured.forget();
    if (RunPacker.isPacked(run.run(), clock.instant())) {
      known(run.run().project()).storedLate(key);
      packing.forget();
    }
    Optional.ofNullable(runs.get(run.run().project())).ifPresent(known -> known.replaced(key));
  }

  public RunPacking packing() {
    return packing;
  }

  private static String measuredKey(Run run) {
    return run.isPlaceholder() ? RunKeys.measuredPlaceholder(run) : RunKeys.measured(run);
  }

  /**
   * Returns whether the run is among the measured ones and can be read; for a real run, not as a
   * placeholder.
   */
  public boolean isMeasured(Run run) {
    return measured(run).isPresent();
  }

  /**
   * Returns what is stored of a run among the measured ones. The placeholder of a real run does not
   * count; for a placeholder, both do. Neither does what cannot be read.
   */
  public Optional<MeasuredRun> measured(Run run) {
    Optional<MeasuredRun> real = readable(RunKeys.measured(run));
    return run.isPlaceholder() && real.isEmpty()
        ? readable(RunKeys.measuredPlaceholder(run))
        : real;
  }

  private Optional<MeasuredRun> readable(String key) {
    try {
      return measured(key);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Returns what lies where the measured run does and cannot be read; empty where nothing does. */
  public Optional<UnreadableObject> damaged(Run run) {
    String key = measuredKey(run);
    try {
      measured(key);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(new UnreadableObject(key, run.version(), e.getMessage()));
    }
  }

  private Optional<MeasuredRun> measured(String key) {
    RunKeys.Measured parts = RunKeys.parse(key).orElseThrow();
    return objects.get(key).map(bytes -> RunJson.measuredRun(key, parts, bytes));
  }

  private boolean isThere(String key) {
    try {
      return objects.get(key).isPresent();
    } catch (UnreadableObjectException e) {
      return true;
    }
  }

  /** Returns the measured runs of a project, and what cannot be read among them. */
  public History history(String project) {
    return read(project, ProjectRuns::history);
  }

  public List<MeasuredRun> runs(String project) {
    return history(project).runs();
  }

  /**
   * Returns the names of all projects that have a measured run, sorted. A project whose first run
   * another process has just stored may be missing for a few seconds.
   */
  public List<String> projects() {
    return projects(measured.all());
  }

  /**
   * Applies work to the runs of every project, by name, as {@link #history} gives them. The store
   * is listed once for all of them, so a run that another process has just stored may be missing
   * for a few seconds.
   *
   * @param work takes the name of a project and its runs, which are not kept for it
   */
  public <T> List<T> ofEachProject(BiFunction<String, History, T> work) {
    MeasuredKeys.Keys keys = measured.all();
    return projects(keys).stream()
        .map(project -> work.apply(project, history(project, keys)))
        .toList();
  }

  private History history(String project, MeasuredKeys.Keys keys) {
    return read(
        project, known -> known.history(keys.ofProject(project), keys.packsOfProject(project)));
  }

  private List<String> projects(MeasuredKeys.Keys keys) {
    return keys.runs().values().stream()
        .flatMap(ofOne -> ofOne.stream().flatMap(key -> project(key).stream()).limit(1))
        .distinct()
        .sorted()
        .toList();
  }

  private Optional<String> project(String key) {
    return RunKeys.parse(key)
        .orElseThrow()
        .project()
        .or(() -> readable(key).map(measured -> measured.run().project()));
  }

  private ProjectRuns known(String project) {
    return runs.computeIfAbsent(project, name -> new ProjectRuns(name, objects, clock));
  }

  /** Keeps nothing of a project that has no run: anybody may ask for any name. */
  private <T> T read(String project, Function<ProjectRuns, T> read) {
    ProjectRuns known = known(project);
    try {
      return read.apply(known);
    } finally {
      // Should another thread have found a run by now, the next one reads it again.
      if (known.isEmpty()) {
        runs.remove(project, known);
      }
    }
  }

  /**
   * Returns if objects can be put and deleted: a store that is not unavailable, full or forbidden.
   */
  public void check() {
    objects.put(CHECK, NOTHING);
    objects.delete(CHECK);
  }

  int kept() {
    return runs.size();
  }

  public String describe() {
    return objects.describe();
  }

  @Override
  public void close() {
    objects.close();
  }
}
