package io.jenkins.plugins.dogdriver.jenkins.record;

/** How far a run of a build has come. */
public enum RunState {
  /** The load test is going on. */
  RUNNING,
  /** Recorded; its figures are asked for later. */
  WAITING,
  /** Its figures are in the store. */
  COLLECTED,
  /** Given up by the collector, with a reason. */
  SET_ASIDE
}
