package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.record.SavedRunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.jenkins.settings.CredentialLookup;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.BuildRunJournal;
import io.jenkins.plugins.dogdriver.run.RunMachine;
import io.jenkins.plugins.dogdriver.run.RunObserver;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.run.RunProgress;
import io.jenkins.plugins.dogdriver.run.RunRecorder;
import io.jenkins.plugins.dogdriver.run.RunSeries;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.VerdictOutlook;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A run in its build, on the controller: it reads the ServiceBook, marks the run in Datadog, fills
 * the store and writes the record of the build. So no key leaves the controller.
 */
final class RunInBuild implements RunObserver {
  private final RunOptions options;
  private final RunSeries series;
  private final Run<?, ?> build;
  private final TaskListener listener;
  private final Clock clock = engine().clock();

  /**
   * @param series whose next run it is
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if the configuration is invalid
   */
  RunInBuild(RunOptions options, RunSeries series, Run<?, ?> build, TaskListener listener) {
    this.options = options;
    this.series = series;
    this.build = build;
    this.listener = listener;
  }

  /** Returns the engine with the current configuration, which may change while a run is made. */
  private static Engine engine() {
    return ControllerEngine.get().engine();
  }

  /**
   * Returns the machine of a run of this build.
   *
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if the configuration is invalid
   */
  RunMachine machine(RunProgress progress, AgentMoloslave agent) {
    agent.give(options.environment());
    return new RunMachine(
        progress,
        () -> plan(agent.source()),
        agent,
        agent,
        new OutputSanitizer(mask()),
        this::recorder,
        clock,
        this);
  }

  /**
   * Returns a recorder; each event reads the keys itself, so that a run is recorded even if a key
   * was deleted.
   */
  private RunRecorder recorder() {
    Engine engine = engine();
    return engine.recorder(
        // Only the periodic work recovers what is left behind.
        new BuildRunJournal(engine.settings().state(), run -> true),
        event -> datadog(engine).send(event),
        this::say);
  }

  /** Returns the time by the clock of the run, independent of the configuration. */
  Instant now() {
    return clock.instant();
  }

  private RunPlan plan(String place) {
    Engine engine = engine();
    engine.checkMetrics(options.metrics());
    return RunPlan.of(
        engine.serviceBook().target(options.project(), options.test(), options.deployment()),
        LocalPaths.REFUSED,
        options.molotovTest(),
        options.source().isEmpty() ? place : options.source(),
        BuildLink.of(build),
        options.timeout(),
        engine.settings().failureShare());
  }

  /**
   * Returns a mask for the output of the load test: all keys of the configuration and of the step.
   */
  private SecretMask mask() {
    Set<Secret> secrets = new HashSet<>(engine().settings().secrets());
    secrets.addAll(
        CredentialLookup.secretTexts(
            build, options.apiKeyCredentialsId(), options.applicationKeyCredentialsId()));
    return SecretMask.of(secrets);
  }

  /**
   * Returns Datadog with the keys that the run names.
   *
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if a key is missing
   */
  Datadog datadog() {
    return datadog(engine());
  }

  private Datadog datadog(Engine engine) {
    return CredentialLookup.datadog(
        engine, build, options.apiKeyCredentialsId(), options.applicationKeyCredentialsId());
  }

  @Override
  public void begun(RunStart run) {
    RunRecord record =
        new RunRecord(
            run,
            series.isLong() ? series.position() : "",
            options.metrics(),
            options.apiKeyCredentialsId(),
            options.applicationKeyCredentialsId());
    change(
        () -> {
          DogdriverRunsAction.add(build, record);
          engine().openRecords().started(run);
        });
    if (series.made() == 0) {
      sayWhatKeepsTheVerdict(run);
    }
    say(
        inSeries(
            series.next(),
            Messages.RunInBuild_starts(
                run.project(), Release.name(run.version()), run.deployment(), run.source())));
  }

  private String inSeries(String position, String sentence) {
    return series.isLong() ? Messages.RunsOfStep_inSeries(position, sentence) : sentence;
  }

  /**
   * Reports what prevents a verdict before the run starts, so that nobody waits an hour for one
   * that cannot come.
   */
  private void sayWhatKeepsTheVerdict(RunStart run) {
    try {
      Trend soFar =
          engine()
              .trend(
                  run.project(),
                  new Selection(Optional.of(run.source()), Optional.of(run.deployment())),
                  options.metrics());
      VerdictOutlook.obstacle(soFar, run.version(), series.left())
          .ifPresent(obstacle -> say(Messages.RunInBuild_noVerdictYet(obstacle)));
    } catch (DogdriverException e) {
      // The verdict so far is read from the store too, and reports what is wrong with it.
    }
  }

  @Override
  public void printed(String line) {
    listener.getLogger().println(line);
  }

  /** Writes into the build how a run ended. The run stays recorded even if this fails. */
  EndedRun conclude(io.jenkins.plugins.dogdriver.model.Run run) {
    Optional<SavedRunRecord> record = SavedRunRecord.find(build, run.id());
    record.ifPresent(
        kept ->
            change(
                () -> {
                  kept.ended(run, engine().collectedFrom(run));
                  engine().openRecords().ended(run);
                }));
    if (series.isLong()) {
      say(
          Messages.RunInBuild_ended(
              series.next(),
              Word.inSentence(run.outcome()),
              Long.toString(run.counts().successes()),
              Long.toString(run.counts().failures()),
              Long.toString(Duration.between(run.start(), run.end()).toSeconds())));
    }
    Optional<Trend> trend = trend(run);
    trend.ifPresent(
        found -> {
          record.ifPresent(kept -> change(() -> kept.judged(found)));
          say(Messages.RunInBuild_soFar(found.sentence()));
        });
    return new EndedRun(run, trend);
  }

  private Optional<Trend> trend(io.jenkins.plugins.dogdriver.model.Run run) {
    try {
      return Optional.of(engine().trend(run, options.metrics()));
    } catch (DogdriverException e) {
      say(e.getMessage());
      return Optional.empty();
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(Change change) {
    try {
      change.make();
    } catch (IOException | DogdriverException e) {
      say(Messages.RunInBuild_notWritten(e.getMessage()));
    }
  }

  private void say(String sentence) {
    listener.getLogger().println("[dogDriver] " + sentence);
  }
}
