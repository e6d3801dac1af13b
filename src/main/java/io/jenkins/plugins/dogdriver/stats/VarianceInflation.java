package io.jenkins.plugins.dogdriver.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The factor by which the variance of the mean of a series is larger than that of as many
 * independent values.
 *
 * <p>Source: G. V. Bayley and J. M. Hammersley, "The effective number of independent observations
 * in an autocorrelated time series", Supplement to the Journal of the Royal Statistical Society 8
 * (1946), for a first-order autoregression and many values.
 *
 * @param factor of the variance, 1 or more; 1 for independent values
 */
public record VarianceInflation(double factor) {
  /** The inflation of independent values. */
  static final VarianceInflation NONE = new VarianceInflation(1);

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * @throws IllegalArgumentException if the factor is below 1
   */
  public VarianceInflation {
    if (!(factor >= 1)) {
      throw new IllegalArgumentException(
          "A variance inflation must be 1 or more, not " + factor + ".");
    }
  }

  /**
   * Returns the inflation that an autocorrelation causes.
   *
   * @param autocorrelation of neighbouring values, 0 to below 1
   * @throws IllegalArgumentException if the autocorrelation is out of this range
   */
  public static VarianceInflation of(double autocorrelation) {
    return new VarianceInflation((1 + autocorrelation) / (1 - autocorrelation));
  }

  /** Returns the factor of the standard error, 1 or more. */
  public double standardErrorFactor() {
    return Math.sqrt(factor);
  }

  /**
   * Returns a p-value that is valid for the series, from one that is valid for independent values.
   *
   * @param pValue two-sided, 0 to 1
   * @return not less than the p-value, at most 1
   */
  double correct(double pValue) {
    return stretch(pValue, 1 / standardErrorFactor());
  }

  /**
   * Returns the level at which a test for independent values keeps the given level for the series.
   *
   * @param level two-sided, 0 to 1
   * @return at most the level
   */
  double nominal(double level) {
    return stretch(level, standardErrorFactor());
  }

  /**
   * Returns the two-sided probability after the distance from the mean is multiplied by the factor.
   */
  private static double stretch(double twoSided, double factor) {
    return factor == 1 || twoSided >= 1
        ? twoSided
        : 2 * NORMAL.cumulativeProbability(-factor * NormalTail.distance(twoSided / 2));
  }
}
