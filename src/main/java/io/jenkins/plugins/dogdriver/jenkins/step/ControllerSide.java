package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.EventSink;
import io.jenkins.plugins.dogdriver.engine.Durations;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.jenkins.settings.CredentialLookup;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.run.BuildRunJournal;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.run.RunLifecycle;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import io.jenkins.plugins.dogdriver.store.StoreException;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the controller does for a run: it asks the ServiceBook, tells Datadog, fills the store and
 * writes the record of the build. So no key leaves the controller.
 */
final class ControllerSide {
  private final DogdriverStep step;
  private final Place place;
  private final Engine engine;

  /**
   * @throws io.jenkins.plugins.dogdriver.engine.SettingsException if the configuration cannot be
   *     right
   */
  ControllerSide(DogdriverStep step, Place place) {
    this.step = step;
    this.place = place;
    this.engine = ControllerEngine.get().engine();
  }

  /**
   * Looks up what the run is to do. Besides what is named here, whatever the engine throws is one
   * sentence on why it cannot begin.
   *
   * @throws AbortException if it cannot begin
   */
  RunPlan plan() throws AbortException {
    checkMetrics();
    return RunPlan.of(
        engine.serviceBook().target(step.getProject(), step.getTest(), step.getDeployment()),
        LocalPaths.REFUSED,
        step.getMolotovTest(),
        source(),
        BuildLink.of(place.build()),
        Durations.parse(step.getTimeout()));
  }

  /** What a deployment says it runs, asked from the agent. */
  String version(Deployment deployment) throws InterruptedException {
    return VersionOnAgent.ask(deployment, place.workspace());
  }

  /** Begins the run: it is written down, then Datadog and the build are told. */
  OngoingRun start(RunPlan plan, String version) {
    Datadog datadog = datadog();
    RunStart started = lifecycle(datadog).start(plan, version);
    RunRecord entry =
        new RunRecord(
            started,
            step.metricNames(),
            step.getApiKeyCredentialsId(),
            step.getApplicationKeyCredentialsId());
    tellBuild(() -> DogdriverRunsAction.add(place.build(), entry));
    say(
        Messages.ControllerSide_starts(
            started.project(), version, started.deployment(), started.source()));
    return new OngoingRun(plan, started);
  }

  /**
   * Records how a run ended, in the store and in Datadog.
   *
   * @param end of the load
   * @throws StoreException if neither the store nor the controller's disk takes it
   */
  Run finish(OngoingRun ongoing, LoadTestResult result, Instant end) throws InterruptedException {
    return lifecycle(asWellAsCanBe())
        .finish(ongoing.started(), result, versionAfter(ongoing, result), end);
  }

  /** Tells the build of a run that is recorded. Nothing that goes wrong here takes it back. */
  EndedRun conclude(Run run) {
    tellBuild(
        () ->
            DogdriverRunsAction.ended(
                place.build(), run, run.recorded().plus(engine.settings().collect().age())));
    Optional<Trend> trend = trend(run);
    trend.ifPresent(
        found -> {
          tellBuild(() -> DogdriverRunsAction.judged(place.build(), run.id(), found));
          say(Messages.ControllerSide_soFar(found.sentence()));
        });
    return new EndedRun(run, trend);
  }

  private interface Change {
    void make() throws IOException;
  }

  private void tellBuild(Change change) {
    try {
      change.make();
    } catch (IOException e) {
      say(Messages.ControllerSide_notWritten(e.getMessage()));
    }
  }

  private Optional<Trend> trend(Run run) {
    try {
      return Optional.of(engine.trend(run, step.metricNames()));
    } catch (StoreException e) {
      say(e.getMessage());
      return Optional.empty();
    }
  }

  /** A deployment that cannot be asked any more has not shown another version. */
  private String versionAfter(OngoingRun ongoing, LoadTestResult result)
      throws InterruptedException {
    if (result.passed() && place.isReachable()) {
      try {
        return version(ongoing.deployment());
      } catch (RunException e) {
        say(e.getMessage());
      }
    }
    return ongoing.started().version();
  }

  private void checkMetrics() throws AbortException {
    List<String> names = engine.settings().metrics().stream().map(Metric::name).toList();
    for (String name : step.metricNames()) {
      if (!names.contains(name)) {
        throw new AbortException(Messages.ControllerSide_noMetric(name, String.join(", ", names)));
      }
    }
  }

  private String source() {
    if (!step.getSource().isEmpty()) {
      return step.getSource();
    }
    FilePath workspace = place.workspace();
    String node = workspace.toComputer() == null ? "" : workspace.toComputer().getName();
    return node.isEmpty() ? "built-in" : node;
  }

  private RunLifecycle lifecycle(EventSink events) {
    return engine.lifecycle(events, new BuildRunJournal(engine.settings().state()), this::say);
  }

  private Datadog datadog() {
    return CredentialLookup.datadog(
        engine,
        place.build(),
        step.getApiKeyCredentialsId(),
        step.getApplicationKeyCredentialsId());
  }

  /** A key that was deleted meanwhile does not keep a run from its end. */
  private EventSink asWellAsCanBe() {
    try {
      return datadog();
    } catch (SettingsException e) {
      return event -> {
        throw new DatadogException(DatadogException.Kind.KEY_REFUSED, e.getMessage(), e);
      };
    }
  }

  private void say(String sentence) {
    place.listener().getLogger().println("[dogDriver] " + sentence);
  }
}
