package io.jenkins.plugins.dogdriver.stats;

/**
 * Corrects p-values for the search through every place of a series.
 *
 * <p>Source: the correction of C. E. Bonferroni, "Teoria statistica delle classi e calcolo delle
 * probabilità" (1936), with a number of tests that was found by simulation; docs/verdict.md has the
 * numbers.
 *
 * @param tests the number of separate tests that the search counts as
 */
record SearchCorrection(double tests) {
  /**
   * The number of values that count as a separate test: the search through n values has about the
   * chance of a false alarm of n log2(n) / 16 tests, as all intervals together have about n log n
   * values. The divisor was found with steady series of 20 to 10,000 values.
   */
  private static final double VALUES_OF_A_TEST = 16;

  /**
   * The number of tests that three values at an end, in place of five, add; found in the same way.
   */
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

  /** Returns the correction for a search that accepts fewer values at an end as a level. */
  SearchCorrection withShortEnds() {
    return new SearchCorrection(tests + TESTS_OF_SHORT_ENDS);
  }

  /** Returns how probable so small a p-value is anywhere in a steady series, 0 to 1. */
  double correct(double pValue) {
    return Math.min(1, tests * pValue);
  }
}
