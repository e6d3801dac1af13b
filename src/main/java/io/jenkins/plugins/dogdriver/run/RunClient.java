package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.LoadTestRunner;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * One run from start to stop, on this machine.
 *
 * @param output takes what the load test prints, line by line
 */
public record RunClient(
    VersionCheck versions,
    LoadTestRunner loadTest,
    RunLifecycle lifecycle,
    Consumer<String> output) {

  /**
   * Returns once the run is recorded, however it ended. An interrupt of the thread ends the load
   * test; the run is recorded as cancelled and the thread stays marked.
   *
   * @throws RunException if the deployment does not say its version; nothing was recorded
   * @throws io.jenkins.plugins.dogdriver.datadog.DatadogException if Datadog refuses the keys;
   *     nothing was recorded
   */
  public Run run(RunPlan plan) {
    String version = versions.version(plan.deployment());
    RunStart run = lifecycle.start(plan, version);
    LoadTestResult result = load(plan);
    Instant end = lifecycle.now();
    // What is left to do must be done; an interrupt would cut it short.
    boolean interrupted = Thread.interrupted();
    try {
      return lifecycle.finish(run, result, versionAfter(plan, result, version), end);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private LoadTestResult load(RunPlan plan) {
    try {
      return loadTest.run(plan.testUrl(), plan.molotovTest(), plan.timeout(), output);
    } catch (MolotovException e) {
      return LoadTestResult.failed(Counts.NONE, e.getMessage());
    } catch (RuntimeException e) {
      return LoadTestResult.failed(Counts.NONE, "The load test ended unexpectedly: " + e + ".");
    }
  }

  /** A deployment that does not answer any more has not shown another version. */
  private String versionAfter(RunPlan plan, LoadTestResult result, String before) {
    if (!result.passed()) {
      return before;
    }
    try {
      return versions.version(plan.deployment());
    } catch (RunException e) {
      return before;
    }
  }
}
