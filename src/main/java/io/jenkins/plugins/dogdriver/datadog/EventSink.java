package io.jenkins.plugins.dogdriver.datadog;

/** Where the start and the stop of a run are told. */
public interface EventSink {
  /**
   * Returns once the event was taken.
   *
   * @throws DatadogException if it was not
   */
  void send(RunEvent event);
}
