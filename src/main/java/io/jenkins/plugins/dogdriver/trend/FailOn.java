package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Word;

/** The verdicts that make a command or a build fail. */
public enum FailOn {
  NEVER,
  WORSE;

  /**
   * Returns the setting that a word stands for.
   *
   * @param word {@code never} or {@code worse}, in any case
   * @throws IllegalArgumentException for any other word; its message says which there are
   */
  public static FailOn of(String word) {
    return Word.find(FailOn.class, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not a verdict to fail on: use 'never' or 'worse'.".formatted(word)));
  }

  /** Returns the setting in lower case, as it is written. */
  public String word() {
    return Word.of(this);
  }

  /**
   * Returns whether a trend makes the command or the build fail.
   *
   * @param older whether the verdict against the older release counts too
   */
  public boolean rejects(Trend trend, boolean older) {
    return rejects(trend.verdict())
        || older && trend.reference().filter(found -> rejects(found.verdict())).isPresent();
  }

  /** Returns whether this verdict makes the command or the build fail. */
  public boolean rejects(Verdict verdict) {
    return this == WORSE && verdict.isWorse();
  }
}
