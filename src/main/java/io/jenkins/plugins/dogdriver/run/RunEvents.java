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
   * @param notices receives a sentence for people where an event could not be sent
   */
  public RunEvents(EventSink sink, Consumer<String> notices) {
    this.sink = sink;
    this.notices = notices;
  }

  /**
   * Sends the start event, with the time of the start. A run does not need it, so a run is kept
   * from beginning only where Datadog refuses the keys.
   *
   * @return whether Datadog accepted it; if not, a notice says why
   * @throws DatadogException if the keys are refused
   */
  boolean started(RunStart run) {
    try {
      sink.send(
          new RunEvent(
              RunEvent.Step.START,
              run,
              run.start(),
              "The load test of " + run.project() + " " + run.version() + " starts."));
      return true;
    } catch (DatadogException e) {
      if (REFUSED.contains(e.kind())) {
        throw e;
      }
      notices.accept(late("start", run, e));
      return false;
    }
  }

  /**
   * Sends the stop event, with the time of the end.
   *
   * @return whether Datadog accepted it; if not, a notice says why
   */
  boolean stopped(Run run) {
    try {
      sink.send(new RunEvent(RunEvent.Step.STOP, run.started(), run.end(), text(run)));
      return true;
    } catch (RuntimeException e) {
      notices.accept(late("stop", run.started(), e));
      return false;
    }
  }

  /** Returns the notice on an event that could not be sent. */
  static String late(String event, RunStart run, RuntimeException why) {
    return "The %s event of the run of %s is sent later: %s"
        .formatted(
            event, run.project(), why instanceof DogdriverException ? why.getMessage() : why + ".");
  }

  private static String text(Run run) {
    return run.passed()
        ? "The load test of %s %s passed: %s successes, %s failures."
            .formatted(
                run.project(), run.version(), run.counts().successes(), run.counts().failures())
        : "The load test of %s %s did not pass: %s"
            .formatted(run.project(), run.version(), run.reason());
  }
}
