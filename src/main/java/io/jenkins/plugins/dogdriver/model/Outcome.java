package io.jenkins.plugins.dogdriver.model;

/** How a run ended. Only a passed run enters a trend. */
public enum Outcome {
  PASSED,
  /** No success, too many failures, or Molotov could not be run. */
  FAILED,
  CANCELLED,
  TIMED_OUT
}
