package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.model.Run;

/**
 * What became of one job in a round.
 *
 * @param detail one sentence for people: why, and for a waiting job until when
 */
public record CollectedJob(Run run, State state, String detail) {

  public enum State {
    /** Too young, or its figures are not there yet; it stays in the queue. */
    WAITING,
    /** Stored with what figures there are; no longer in the queue. */
    COLLECTED,
    /** It went wrong and will be tried again; it stays in the queue. */
    FAILED,
    /** Given up, and kept beside the queue with the reason. */
    SET_ASIDE
  }
}
