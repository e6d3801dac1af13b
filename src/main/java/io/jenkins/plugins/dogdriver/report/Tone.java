package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;

/** The colour of a verdict, as the name of a style. */
public final class Tone {
  private static final String NOTHING = "nothing";

  private Tone() {}

  /** Returns the name of the style for a trend. */
  public static String of(Trend trend) {
    return of(trend.verdict(), trend.baseline().isPresent());
  }

  /**
   * Returns the name: the word of the verdict, or where there is no release to compare with, one
   * that is neither a warning nor good news.
   */
  static String of(Verdict verdict, boolean compared) {
    return verdict == Verdict.UNCLEAR && !compared ? NOTHING : verdict.word();
  }
}
