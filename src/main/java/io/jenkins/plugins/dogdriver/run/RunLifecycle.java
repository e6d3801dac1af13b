package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The two ends of a run. What lies between them may outlive the program that began it. */
public final class RunLifecycle {
  private final RunEvents events;
  private final Clock clock;

  public RunLifecycle(RunEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  public Instant now() {
    return clock.instant();
  }

  /**
   * Begins a run and tells Datadog.
   *
   * @param version that the deployment says it runs
   * @throws io.jenkins.plugins.dogdriver.datadog.DatadogException if Datadog refuses the keys, so
   *     that the figures could never be had
   */
  public StartedRun start(RunPlan plan, String version) {
    StartedRun run =
        new StartedRun(
            UUID.randomUUID().toString(),
            plan.project(),
            plan.deployment().name(),
            plan.source(),
            version,
            plan.runBy(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    events.started(run);
    return run;
  }

  /**
   * Ends a run and tells Datadog, as well as can be.
   *
   * @param versionAfter that the deployment says it runs now; a run that saw two releases says
   *     nothing about either
   * @param end of the load, which may have been before anybody noticed
   */
  public Run finish(StartedRun started, LoadTestResult result, String versionAfter, Instant end) {
    LoadTestResult judged =
        result.passed() && !versionAfter.equals(started.version())
            ? LoadTestResult.failed(
                result.counts(),
                "The release changed from %s to %s while the load test ran."
                    .formatted(started.version(), versionAfter))
            : result;
    Run run =
        started.ended(
            judged,
            end.truncatedTo(ChronoUnit.SECONDS),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    events.stopped(run);
    return run;
  }
}
