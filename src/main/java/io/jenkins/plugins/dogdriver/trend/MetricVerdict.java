package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Word;

/** The verdict of one metric on the newest release, in the direction that is better for it. */
public enum MetricVerdict {
  BETTER,
  WORSE,
  /** A change, if there is one, is smaller than the smallest one that matters. */
  SAME,
  UNCLEAR;

  /** Returns whether it says that a change that matters was shown. */
  boolean isShown() {
    return this == BETTER || this == WORSE;
  }

  /** Returns the verdict in lower case, as people and programs read it. */
  public String word() {
    return Word.of(this);
  }
}
