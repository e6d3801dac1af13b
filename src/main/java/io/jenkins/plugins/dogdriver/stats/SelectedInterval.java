package io.jenkins.plugins.dogdriver.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The interval of an estimate that is reported only because it is above a limit. Estimates that
 * came out too large are reported more often, so its lower end is farther away: where the chance of
 * such an estimate, among all that are reported, is as small as the interval's level.
 *
 * <p>Source: H. Zhong and R. L. Prentice, "Bias-reduced estimators and confidence intervals for
 * odds ratios in genome-wide association studies", Biostatistics 9 (2008).
 */
public final class SelectedInterval {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double QUANTILE =
      NORMAL.inverseCumulativeProbability(1 - RelativeChange.LEVEL / 2);

  /** The number of standard errors below the estimate in which the end is searched. */
  private static final double FARTHEST = 8;

  private static final int STEPS = 50;

  private SelectedInterval() {}

  /**
   * Returns the lower end of the interval, not above the one that was given.
   *
   * @param estimate above the limit
   * @param low the lower end where every estimate is reported
   * @param least a value that the true one is sure to exceed, because of the selection
   * @param limit of what is reported
   */
  public static double low(double estimate, double low, double least, double limit) {
    double error = (estimate - low) / QUANTILE;
    if (error <= 0 || low <= least) {
      return low;
    }
    double below = estimate - FARTHEST * error;
    double above = low;
    for (int i = 0; i < STEPS; i++) {
      double middle = (below + above) / 2;
      double reported = tail((Math.min(limit, estimate) - middle) / error);
      if (tail((estimate - middle) / error) > RelativeChange.LEVEL / 2 * reported) {
        above = middle;
      } else {
        below = middle;
      }
    }
    return Math.min(low, Math.max(least, below));
  }

  private static double tail(double z) {
    return NORMAL.cumulativeProbability(-z);
  }
}
