package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.Objects;

/**
 * The end of a run.
 *
 * @param end last second of the load
 * @param counts what Molotov counted
 * @param outcome how it ended
 * @param reason one sentence on why it did not pass, made printable and at most 2,000 characters
 *     long; empty for a passed run
 * @param recorded when it was handed to the store; a run is collected once it is old enough by this
 *     clock
 * @param placeholder whether it stands in for an end that is not known, since the program that made
 *     the run was lost; the real end replaces it when it comes
 */
public record RunEnd(
    Instant end,
    Counts counts,
    Outcome outcome,
    String reason,
    Instant recorded,
    boolean placeholder) {
  public RunEnd {
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(outcome, "outcome");
    reason = PrintableText.sentence(reason);
    Objects.requireNonNull(recorded, "recorded");
  }

  /** Creates the end of a run that is known. */
  public RunEnd(Instant end, Counts counts, Outcome outcome, String reason, Instant recorded) {
    this(end, counts, outcome, reason, recorded, false);
  }

  /** Returns the same end, recorded at another time. */
  public RunEnd recordedAt(Instant when) {
    return new RunEnd(end, counts, outcome, reason, when, placeholder);
  }
}
