package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.run.BuildRunJournal;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Follows up the runs that builds have started, one round after the other: those whose build was
 * lost are recorded, those that are old enough are collected, and both are written into the record
 * of their build; so is what became of a run elsewhere.
 */
public final class RunFollowUp {
  private final Engine engine;
  private final Builds builds;
  private final MissingBuilds missing;
  private final Consumer<String> problems;
  private final BuildRecords records;

  /** The builds that runs were started by. */
  public interface Builds {
    /** The state of the build that started a run. */
    enum State {
      /** The build is running, and brings its run to the end itself. */
      RUNNING,
      /** The build is over. */
      OVER,
      /** The build was deleted, or its job is being moved now. */
      NOT_FOUND,
      /** The run was not started by a build, or by a build of another controller. */
      ELSEWHERE
    }

    /** Returns what is known of the build that started a run, also after its job was renamed. */
    State state(Run run);

    /**
     * Returns Datadog with the keys of a run.
     *
     * @throws SettingsException if a key is missing
     */
    Datadog datadog(RunStart run);

    /**
     * Returns what the build of a run keeps of it, also after its job was renamed; empty where the
     * run was submitted from elsewhere or its build is gone.
     */
    Optional<RunRecordUpdater> find(Run run);

    /** Returns the address of the page with the trend of a run; empty where it has none. */
    Optional<String> trendPage(Run run);
  }

  /**
   * The record that a build keeps of one run. Every method that writes throws where it cannot be
   * written.
   */
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
     * Writes the metric values of the run, and how it ended where that is not known.
     *
     * @param figures by name of the metric, in its unit
     * @param detail one sentence on what is missing; empty where nothing is
     */
    void collected(Run run, Map<String, Double> figures, String detail) throws IOException;

    /**
     * Writes that the run was given up, and how it ended where that is not known.
     *
     * @param why one sentence
     */
    void setAside(Run run, String why) throws IOException;

    /** Writes the verdict on the release of the run so far. */
    void judged(Trend trend) throws IOException;
  }

  /**
   * @param missing from the rounds before; changed by each round
   * @param problems takes a sentence for the person who monitors the builds
   */
  public RunFollowUp(
      Engine engine, Builds builds, MissingBuilds missing, Consumer<String> problems) {
    this.engine = engine;
    this.builds = builds;
    this.missing = missing;
    this.problems = problems;
    this.records = new BuildRecords(engine, builds, problems);
  }

  /**
   * Does one round.
   *
   * @param stop asked before each job; true ends the round there
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if the store cannot be read
   */
  public void round(BooleanSupplier stop) {
    try {
      recover();
      CollectRound round = engine.collector(this::source).collect(records::collected, stop);
      report(round);
      new VerdictAnnouncement(
              engine, run -> builds.datadog(run.started()), builds::trendPage, problems)
          .after(round);
      if (round.stopped().isEmpty() && !stop.getAsBoolean()) {
        engine.openRecords().unreadable().forEach(problems);
        new RecordCatchUp(engine, builds, records, missing).round(waiting(round));
        engine.store().packing().roundIfDue(stop);
      }
    } finally {
      missing.endRound();
    }
  }

  private void recover() {
    engine
        .recorder(
            new BuildRunJournal(engine.settings().state(), this::mayBeRunning),
            event -> builds.datadog(event.run()).send(event),
            problems)
        .recover(records::ended);
  }

  /**
   * Returns whether a run may be running: it is lost only where its build is known to be over or
   * deleted.
   */
  private boolean mayBeRunning(Run run) {
    return switch (builds.state(run)) {
      case RUNNING -> true;
      case NOT_FOUND -> !missing.isGone(run.id());
      case OVER, ELSEWHERE -> false;
    };
  }

  private void report(CollectRound round) {
    round.stopped().ifPresent(problems);
    round
        .unreadable()
        .forEach(
            object ->
                problems.accept(
                    "%s in %s is not a run that can be read: %s."
                        .formatted(object.key(), engine.store().describe(), object.reason())));
    UnreadableProjects.after(round, engine.store()).forEach(problems);
  }

  private static Set<String> waiting(CollectRound round) {
    return round.jobs().stream()
        .filter(job -> job.state() == RunState.WAITING)
        .map(job -> job.run().id())
        .collect(Collectors.toSet());
  }

  /**
   * Returns what reads the metric values of a run.
   *
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
}
