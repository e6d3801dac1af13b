package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.RunStart;

/** Observes a run while it is made. */
@FunctionalInterface
public interface RunObserver {
  /**
   * Receives the start of a run that has begun: it is in the journal, and the load test is launched
   * next.
   */
  default void begun(RunStart run) {}

  /** Receives a line that the load test has printed. */
  void printed(String line);
}
