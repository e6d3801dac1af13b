package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestTarget;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * The plan of a run.
 *
 * @param project name as the ServiceBook spells it
 * @param deployment the one that gets the load
 * @param testUrl of the load test's git repository, checked
 * @param molotovTest name of the test in its {@code molotov.json}, checked
 * @param source the place the run is started from, not blank
 * @param runBy who or what starts it; may be empty
 * @param timeout of the load test, more than nothing
 * @param failureShare the largest share of failed requests, 0 to 1, with which a run still passes
 */
public record RunPlan(
    String project,
    Deployment deployment,
    String testUrl,
    String molotovTest,
    String source,
    String runBy,
    Duration timeout,
    double failureShare) {
  public static final String DEFAULT_TEST = "dogdriver";
  public static final String DEFAULT_MOLOTOV_TEST = "dogdriver";
  public static final Duration DEFAULT_TIMEOUT = Duration.ofHours(1);

  private static final int LONGEST_SOURCE = 128;

  public RunPlan {
    if (source.isBlank() || source.length() > LONGEST_SOURCE) {
      throw new RunException(
          "The source, the place a run is started from, must have 1 to "
              + LONGEST_SOURCE
              + " characters, not '"
              + source
              + "'.");
    }
    checkPrintable("project", project);
    checkPrintable("deployment", deployment.name());
    checkPrintable("source", source);
    if (timeout.isZero() || timeout.isNegative()) {
      throw new RunException(
          "The time-out of a load test must be longer than 0 s, not "
              + timeout.toSeconds()
              + " s.");
    }
    Moloslave.checkedTest(molotovTest);
  }

  /** Checks that a name is printable, since two names that look the same must not be confused. */
  private static void checkPrintable(String what, String name) {
    if (!PrintableText.isPrintable(name)) {
      throw new RunException(
          "The name of the %s '%s' has a character that cannot be printed: remove it."
              .formatted(what, name));
    }
  }

  /**
   * Returns the start of a new run of this plan.
   *
   * @param deployed what the deployment reports of itself
   */
  RunStart start(Deployed deployed, Instant now) {
    return new RunStart(
        UUID.randomUUID().toString(),
        project,
        deployment.name(),
        source,
        deployed,
        runBy,
        now.truncatedTo(ChronoUnit.SECONDS));
  }

  /**
   * Returns the plan for a target of the ServiceBook.
   *
   * @throws io.jenkins.plugins.dogdriver.servicebook.ServiceBookException if the URL of the load
   *     test is not safe to use
   * @throws io.jenkins.plugins.dogdriver.molotov.MolotovException if the name of the test is
   *     invalid
   * @throws RunException if the source or the time-out is invalid
   */
  public static RunPlan of(
      LoadTestTarget target,
      LocalPaths localPaths,
      String molotovTest,
      String source,
      String runBy,
      Duration timeout,
      double failureShare) {
    return new RunPlan(
        target.project(),
        target.deployment(),
        LoadTestUrl.checked(target.test().url(), localPaths),
        molotovTest,
        source,
        runBy,
        timeout,
        failureShare);
  }
}
