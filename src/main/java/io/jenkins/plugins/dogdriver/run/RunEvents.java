package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.EventSink;
import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.util.Set;
import java.util.function.Consumer;

/** Tells Datadog of the start and the stop of runs. */
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
   * Tells of a start. An event that got lost does not keep a run from its figures, so only keys
   * that are refused end it before it begins.
   *
   * @throws DatadogException if the keys are refused
   */
  public void started(RunStart run) {
    try {
      sink.send(
          event(
              RunEvent.Step.START,
              run.project(),
              run.deployment(),
              run.version(),
              run.source(),
              "The load test of " + run.project() + " " + run.version() + " starts."));
    } catch (DatadogException e) {
      if (REFUSED.contains(e.kind())) {
        throw e;
      }
      notices.accept("The start of the run is not in Datadog: " + e.getMessage());
    }
  }

  /** Tells of a stop, as well as can be. */
  public void stopped(Run run) {
    try {
      sink.send(
          event(
              RunEvent.Step.STOP,
              run.project(),
              run.deployment(),
              run.version(),
              run.source(),
              run.passed()
                  ? "The load test of %s %s passed: %d successes, %d failures."
                      .formatted(
                          run.project(),
                          run.version(),
                          run.counts().successes(),
                          run.counts().failures())
                  : "The load test of %s %s did not pass: %s"
                      .formatted(run.project(), run.version(), run.reason())));
    } catch (DatadogException e) {
      notices.accept("The stop of the run is not in Datadog: " + e.getMessage());
    }
  }

  private static RunEvent event(
      RunEvent.Step step,
      String project,
      String deployment,
      String version,
      String source,
      String text) {
    return new RunEvent(step, project, deployment, version, source, text);
  }
}
