package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.Objects;

/**
 * How a run ended.
 *
 * @param end last second of the load
 * @param counts what Molotov counted
 * @param outcome how it ended
 * @param reason one sentence on why it did not pass; empty for a passed run
 * @param recorded when it was handed to the store; a run is collected once it is old enough by this
 *     clock
 */
public record RunEnd(Instant end, Counts counts, Outcome outcome, String reason, Instant recorded) {
  public RunEnd {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(recorded, "recorded");
  }

  /** Returns the same end, recorded at another time. */
  public RunEnd recordedAt(Instant when) {
    return new RunEnd(end, counts, outcome, reason, when);
  }
}
