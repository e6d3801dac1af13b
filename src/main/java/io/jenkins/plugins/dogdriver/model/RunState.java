package io.jenkins.plugins.dogdriver.model;

/**
 * The progress of a run. The words are the same in the record of a build, in the API and on pages.
 */
public enum RunState {
  /** The load test is running, or its end is being recorded. */
  RUNNING,
  /** The run is recorded and waits for its metric values. */
  WAITING,
  /** The metric values of the run are in the store, or it did not pass and has none. */
  COLLECTED,
  /** The collector gave it up; the reason is kept with it. */
  SET_ASIDE
}
