package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestTarget;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the commands that run load tests have in common. */
final class LoadTestOptions {
  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      defaultValue = Run.DEFAULT_DEPLOYMENT,
      description = "Where the load goes (default: ${DEFAULT-VALUE}).")
  String deployment;

  @Option(
      names = "--test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_TEST,
      description = "The project's test in the ServiceBook (default: ${DEFAULT-VALUE}).")
  String test;

  @Option(
      names = "--molotov-test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_MOLOTOV_TEST,
      description = "The test in its molotov.json (default: ${DEFAULT-VALUE}).")
  String molotovTest;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The place the run is started from; only runs of one place are compared (default: this"
              + " host's name).")
  String source;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = DurationConverter.class,
      description = "When the load test is ended, for example 90s or 2h (default: 1h).")
  Duration timeout;

  @Option(
      names = "--allow-local-tests",
      description = "Take a path of this machine for a load test's repository too.")
  boolean localTests;

  /**
   * Returns the target of a project.
   *
   * @throws io.jenkins.plugins.dogdriver.servicebook.ServiceBookException if it has none
   */
  LoadTestTarget target(Engine engine, String project) {
    return engine.serviceBook().target(project, test, deployment);
  }

  RunPlan plan(Engine engine, LoadTestTarget target) {
    return RunPlan.of(
        target,
        localTests ? LocalPaths.ALLOWED : LocalPaths.REFUSED,
        molotovTest,
        source == null ? engine.settings().source() : source,
        PrintableText.of(System.getProperty("user.name", "")),
        timeout == null ? engine.settings().timeout() : timeout,
        engine.settings().failureShare());
  }
}
