package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.RunStart;

/** Sees a run while it is made. */
@FunctionalInterface
public interface RunObserver {
  /** The run has begun: it is in the journal, and the load test is launched next. */
  default void begun(RunStart run) {}

  /** The load test has printed a line. */
  void printed(String line);
}
