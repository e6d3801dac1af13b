package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** The two ends of a run. What lies between them may outlive the program that began it. */
public final class RunLifecycle {
  private final RunEvents events;
  private final RunJournal journal;
  private final RunDelivery delivery;
  private final Clock clock;

  public RunLifecycle(RunEvents events, RunJournal journal, RunDelivery delivery, Clock clock) {
    this.events = events;
    this.journal = journal;
    this.delivery = delivery;
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
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be written down
   */
  public RunStart start(RunPlan plan, String version) {
    RunStart run =
        new RunStart(
            UUID.randomUUID().toString(),
            plan.project(),
            plan.deployment().name(),
            plan.source(),
            version,
            plan.runBy(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    journal.open(run);
    try {
      events.started(run);
    } catch (DatadogException e) {
      journal.close(run.id());
      throw e;
    }
    return run;
  }

  /**
   * Ends a run and hands it to the store, then tells Datadog, as well as can be. Should this be cut
   * short, doing it again is right.
   *
   * @param versionAfter that the deployment says it runs now; a run that saw two releases says
   *     nothing about either
   * @param end of the load, which may have been before anybody noticed
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if neither the store nor this
   *     machine's disk takes it
   */
  public Run finish(RunStart started, LoadTestResult result, String versionAfter, Instant end) {
    LoadTestResult judged =
        result.passed() && !versionAfter.equals(started.version())
            ? LoadTestResult.failed(
                result.counts(),
                "The release changed from %s to %s while the load test ran."
                    .formatted(started.version(), versionAfter))
            : result;
    Instant last = end.truncatedTo(ChronoUnit.SECONDS);
    Run run =
        new Run(
            started,
            new RunEnd(
                last.isBefore(started.start()) ? started.start() : last,
                judged.counts(),
                judged.outcome(),
                judged.reason(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    journal.ended(run);
    delivery.deliver(run);
    events.stopped(run);
    journal.close(run.id());
    return run;
  }
}
