package io.jenkins.plugins.dogdriver.datadog;

/** Receives the start and the stop events of runs. */
public interface EventSink {
  /**
   * Returns once the event was taken.
   *
   * @throws DatadogException if it was not
   */
  void send(RunEvent event);
}
