package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Run;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one job in a round.
 *
 * @param detail one sentence for people: why, and for a waiting job until when
 * @param figures of a collected job, by name of the metric; else none
 * @param until when a waiting job has its next answer at the latest; absent for every other
 */
public record CollectedJob(
    Run run, State state, String detail, Map<String, Figure> figures, Optional<Instant> until) {
  CollectedJob(Run run, State state, String detail) {
    this(run, state, detail, Map.of(), Optional.empty());
  }

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
