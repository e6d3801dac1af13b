package io.jenkins.plugins.dogdriver.datadog;

/** Receives the start and the stop events of runs. */
public interface EventSink {
  /**
   * Sends an event, and returns once it was accepted.
   *
   * @throws DatadogException if it was not
   */
  void send(RunEvent event);
}
