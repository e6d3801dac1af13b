package io.jenkins.plugins.dogdriver.model;

/** The way a run ended. Only a passed run enters a trend. */
public enum Outcome {
  PASSED,
  /** A run without a success, with too many failures, or for which Molotov could not be run. */
  FAILED,
  CANCELLED,
  TIMED_OUT
}
