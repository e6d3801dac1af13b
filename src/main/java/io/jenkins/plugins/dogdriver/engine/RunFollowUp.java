package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.run.BuildRunJournal;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Follows up the runs that builds have started, one round after the other: those whose build was
 * lost are recorded, those that are old enough are collected, and both are written into the record
 * of their build.
 */
public final class RunFollowUp {
  private final Engine engine;
  private final Builds builds;
  private final Consumer<String> problems;

  /** The builds that runs were started by. */
  public interface Builds {
    /** Returns whether the build that started a run is still running. */
    boolean isRunning(Run run);

    /**
     * Returns Datadog with the keys of a run.
     *
     * @throws SettingsException if a key is missing
     */
    Datadog datadog(RunStart run);

    /**
     * Returns what the build of a run keeps of it; empty where the run was handed in from elsewhere
     * or its build is gone.
     */
    Optional<RunRecordUpdater> find(Run run);
  }

  /** What a build keeps of one run. Every method that writes throws where it cannot be written. */
  public interface RunRecordUpdater {
    /** Returns the name of the build, for messages. */
    String build();

    /** Returns the names of the metrics that the run is judged by; empty for all. */
    List<String> metrics();

    /** Returns the sentence that was kept last; empty where there was none. */
    String detail();

    /**
     * Writes how the run ended.
     *
     * @param until when its metric values are asked for
     */
    void ended(Run run, Instant until) throws IOException;

    /**
     * Writes that the run waits for its metric values.
     *
     * @param why one sentence on why there are no metric values yet
     * @param until when there is an answer at the latest; absent where nobody knows
     */
    void waits(String why, Optional<Instant> until) throws IOException;

    /**
     * Writes the metric values of the run.
     *
     * @param figures by name of the metric, in its unit
     * @param detail one sentence on what is missing; empty where nothing is
     */
    void collected(Map<String, Double> figures, String detail) throws IOException;

    /**
     * Writes that the run was given up.
     *
     * @param why one sentence
     */
    void setAside(String why) throws IOException;

    /** Writes the verdict on the release of the run so far. */
    void judged(Trend trend) throws IOException;
  }

  /**
   * @param problems takes a sentence for the person who looks after the builds
   */
  public RunFollowUp(Engine engine, Builds builds, Consumer<String> problems) {
    this.engine = engine;
    this.builds = builds;
    this.problems = problems;
  }

  /**
   * Does one round.
   *
   * @param stop asked before each job; true ends the round there
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if the store cannot be read
   */
  public void round(BooleanSupplier stop) {
    engine
        .recorder(
            new BuildRunJournal(engine.settings().state(), builds::isRunning),
            event -> builds.datadog(event.run()).send(event),
            problems)
        .recover(this::updateEnded);
    CollectRound round = engine.collector(this::source).collect(this::recordCollected, stop);
    round.stopped().ifPresent(problems);
    round
        .unreadable()
        .forEach(
            object ->
                problems.accept(
                    "%s in %s is not a run that can be read: %s."
                        .formatted(object.key(), engine.store().describe(), object.reason())));
  }

  private void updateEnded(Run run) {
    update(
        run, record -> record.ended(run, run.recorded().plus(engine.settings().collect().age())));
  }

  /**
   * @throws DatadogException if the keys of the configuration are missing, so that no run can be
   *     collected now
   */
  private FigureSource source(Run run) {
    try {
      return builds.datadog(run.started());
    } catch (SettingsException e) {
      throw new DatadogException(DatadogException.Kind.KEY_REFUSED, e.getMessage(), e);
    }
  }

  private void recordCollected(CollectedJob job) {
    update(
        job.run(),
        record -> {
          switch (job.state()) {
            case COLLECTED -> recordFigures(record, job);
            case SET_ASIDE -> record.setAside(job.detail());
            case WAITING, RUNNING -> {
              if (!record.detail().equals(job.detail())) {
                record.waits(job.detail(), job.until());
              }
            }
          }
        });
  }

  private void recordFigures(RunRecordUpdater record, CollectedJob job) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    job.figures().forEach((name, figure) -> figures.put(name, figure.value()));
    record.collected(figures, job.detail());
    record.judged(engine.trend(job.run(), record.metrics()));
  }

  private interface Change {
    void make(RunRecordUpdater record) throws IOException;
  }

  private void update(Run run, Change change) {
    Optional<RunRecordUpdater> record = builds.find(run);
    if (record.isPresent()) {
      try {
        change.make(record.get());
      } catch (IOException | DogdriverException e) {
        problems.accept(
            "The record of %s could not be written: %s"
                .formatted(record.get().build(), e.getMessage()));
      }
    }
  }
}
