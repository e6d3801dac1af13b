package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Word;

/** The verdict: what the metrics of time say together about the newest release. */
public enum Verdict {
  FASTER,
  SLOWER,
  /** A part of the metrics of time got better, others worse. */
  MIXED,
  SAME,
  UNCLEAR;

  /** Returns whether some metric of time got worse. */
  public boolean isWorse() {
    return this == SLOWER || this == MIXED;
  }

  /** Returns the verdict in lower case, as people and programs read it. */
  public String word() {
    return Word.of(this);
  }
}
