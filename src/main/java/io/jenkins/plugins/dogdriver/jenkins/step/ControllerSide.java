package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.FilePath;
import io.jenkins.plugins.dogdriver.config.Durations;
import io.jenkins.plugins.dogdriver.config.Engine;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildRun;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildRuns;
import io.jenkins.plugins.dogdriver.jenkins.build.OpenRuns;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.jenkins.settings.DatadogOfRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.run.RunLifecycle;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.run.StartedRun;
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
   * @throws io.jenkins.plugins.dogdriver.config.SettingsException if the configuration cannot be
   *     right
   */
  ControllerSide(DogdriverStep step, Place place) {
    this.step = step;
    this.place = place;
    this.engine = ControllerEngine.get().engine();
  }

  /**
   * Begins a run, and tells Datadog and the build. Besides what is named here, whatever the engine
   * throws is one sentence on why the run cannot begin.
   *
   * @throws AbortException if it cannot begin
   */
  OngoingRun start() throws IOException, InterruptedException {
    checkMetrics();
    RunPlan plan =
        RunPlan.of(
            engine.serviceBook().target(step.getProject(), step.getTest(), step.getDeployment()),
            LocalPaths.REFUSED,
            step.getMolotovTest(),
            source(),
            BuildLink.of(place.build()),
            Durations.parse(step.getTimeout()));
    String version = VersionOnAgent.ask(plan.deployment(), place.workspace());
    StartedRun started = lifecycle().start(plan, version);
    openRuns().open(started);
    BuildRuns.add(
        place.build(),
        new BuildRun(
            started,
            step.metricNames(),
            step.getApiKeyCredentialsId(),
            step.getApplicationKeyCredentialsId()));
    say(
        Messages.ControllerSide_starts(
            started.project(), version, started.deployment(), started.source()));
    return new OngoingRun(plan, started);
  }

  /**
   * Records how a run ended. A store that is away does not keep it from ending.
   *
   * @param end of the load
   */
  EndedRun finish(OngoingRun ongoing, LoadTestResult result, Instant end)
      throws IOException, InterruptedException {
    Run run = lifecycle().finish(ongoing.started(), result, versionAfter(ongoing, result), end);
    engine.delivery(this::say).deliver(run);
    openRuns().close(run);
    BuildRuns.ended(place.build(), run, run.recorded().plus(engine.settings().collect().age()));
    Optional<Trend> trend = trend(run);
    if (trend.isPresent()) {
      BuildRuns.judged(place.build(), run.id(), trend.get());
      say(Messages.ControllerSide_soFar(trend.get().sentence()));
    }
    return new EndedRun(run, trend);
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
        return VersionOnAgent.ask(ongoing.deployment(), place.workspace());
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

  private RunLifecycle lifecycle() {
    return engine.lifecycle(
        DatadogOfRun.of(
            engine,
            place.build(),
            step.getApiKeyCredentialsId(),
            step.getApplicationKeyCredentialsId()),
        this::say);
  }

  private OpenRuns openRuns() {
    return new OpenRuns(engine.settings().state());
  }

  private void say(String sentence) {
    place.listener().getLogger().println("[dogDriver] " + sentence);
  }
}
