package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestTarget;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options of the commands that run load tests. */
final class LoadTestOptions {
  static final String HEADING = "%nLoad test:%n";

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      defaultValue = Run.DEFAULT_DEPLOYMENT,
      description = "Where the load goes (default: ${DEFAULT-VALUE}).")
  String deployment = Run.DEFAULT_DEPLOYMENT;

  @Option(
      names = "--test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_TEST,
      description = "The project's test in the ServiceBook (default: ${DEFAULT-VALUE}).")
  String test = RunPlan.DEFAULT_TEST;

  @Option(
      names = "--molotov-test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_MOLOTOV_TEST,
      description = "The test in its molotov.json (default: ${DEFAULT-VALUE}).")
  String molotovTest = RunPlan.DEFAULT_MOLOTOV_TEST;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The place the run is started from; only runs of one place are compared (default: this"
              + " host's name).")
  String source;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "After which time a load test is ended, for example 90s or 2h (default: 1h).")
  Duration timeout;

  @Option(
      names = "--allow-local-tests",
      description = "Accept a path on this machine as the repository of a load test, too.")
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
