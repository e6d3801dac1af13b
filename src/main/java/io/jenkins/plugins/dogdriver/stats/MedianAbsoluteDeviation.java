package io.jenkins.plugins.dogdriver.stats;

/**
 * The standard deviation estimated from the median of absolute deviations, which outliers hardly
 * move.
 *
 * <p>Source: F. R. Hampel, "The influence curve and its role in robust estimation", Journal of the
 * American Statistical Association 69 (1974).
 */
final class MedianAbsoluteDeviation {
  /** The standard deviation of normal values over the median of their absolute deviations. */
  private static final double NORMAL_CONSISTENCY = 1.4826;

  private MedianAbsoluteDeviation() {}

  /** Returns the standard deviation of normal values with this median deviation. */
  static double toStandardDeviation(double medianDeviation) {
    return NORMAL_CONSISTENCY * medianDeviation;
  }
}
