package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.EventSink;
import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.util.Set;
import java.util.function.Consumer;

/** Marks the start and the stop of runs in Datadog. */
public final class RunEvents {
  private static final Set<DatadogException.Kind> REFUSED =
      Set.of(DatadogException.Kind.KEY_REFUSED, DatadogException.Kind.FORBIDDEN);

  private final EventSink sink;
  private final Consumer<String> notices;

  /**
   * @param notices takes a sentence for people where an event got lost
   */
  public RunEvents(EventSink sink, Consumer<String> notices) {
    this.sink = sink;
    this.notices = notices;
  }

  /**
   * Sends the start event. A run can do without it, so only keys that Datadog refuses keep the run
   * from starting.
   *
   * @throws DatadogException if the keys are refused
   */
  public void started(RunStart run) {
    try {
      sink.send(
          new RunEvent(
              RunEvent.Step.START,
              run,
              "The load test of " + run.project() + " " + run.version() + " starts."));
    } catch (DatadogException e) {
      if (REFUSED.contains(e.kind())) {
        throw e;
      }
      notices.accept("The start of the run is not in Datadog: " + e.getMessage());
    }
  }

  /** Sends the stop event; if that fails, a key that was deleted included, a notice says so. */
  public void stopped(Run run) {
    try {
      sink.send(new RunEvent(RunEvent.Step.STOP, run.started(), text(run)));
    } catch (DogdriverException e) {
      notices.accept("The stop of the run is not in Datadog: " + e.getMessage());
    }
  }

  private static String text(Run run) {
    return run.passed()
        ? "The load test of %s %s passed: %d successes, %d failures."
            .formatted(
                run.project(), run.version(), run.counts().successes(), run.counts().failures())
        : "The load test of %s %s did not pass: %s"
            .formatted(run.project(), run.version(), run.reason());
  }
}
