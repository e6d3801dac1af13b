package io.jenkins.plugins.dogdriver.stats;

/**
 * Corrects p-values for looking at every place of a series.
 *
 * <p>Source: the correction of C. E. Bonferroni, "Teoria statistica delle classi e calcolo delle
 * probabilità" (1936), with a number of tests that was found by simulation; docs/verdict.md has the
 * numbers.
 *
 * @param tests as how many separate tests the search counts
 */
record SearchCorrection(double tests) {
  /**
   * The search through a series of n values has about the chances of a false alarm of n log2(n) /
   * 16 separate tests, as the intervals are about n log n values long. The divisor was counted on
   * steady series of 20 to 10,000 values.
   */
  private static final double VALUES_OF_A_TEST = 16;

  /** Counted in the same way, with three values at an end in place of five. */
  private static final double TESTS_OF_SHORT_ENDS = 6;

  /**
   * Returns the correction for one series.
   *
   * @param length of the series, at least 2
   */
  static SearchCorrection of(int length) {
    return new SearchCorrection(
        length * StrictMath.log(length) / StrictMath.log(2) / VALUES_OF_A_TEST);
  }

  /** Returns the correction for a search that takes fewer values at an end for a level. */
  SearchCorrection withShortEnds() {
    return new SearchCorrection(tests + TESTS_OF_SHORT_ENDS);
  }

  /** Returns how probable so small a p-value is anywhere in a steady series, 0 to 1. */
  double correct(double pValue) {
    return Math.min(1, tests * pValue);
  }
}
