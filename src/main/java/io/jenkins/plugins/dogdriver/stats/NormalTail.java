package io.jenkins.plugins.dogdriver.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * The tail of the normal distribution, as far out as a double reaches.
 *
 * <p>Source: M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions" (1964), 26.2.12
 * for the tail, and Newton's method on its logarithm for the inverse.
 */
final class NormalTail {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /** The probability down to which the inverse of the whole distribution is exact enough. */
  private static final double FAR = 1e-12;

  private static final int STEPS = 6;

  private NormalTail() {}

  /**
   * Returns how many standard deviations above the mean a value is that is exceeded with a
   * probability.
   *
   * @param probability above 0 and below 1
   */
  static double distance(double probability) {
    if (probability > FAR) {
      return -NORMAL.inverseCumulativeProbability(probability);
    }
    double wanted = StrictMath.log(probability);
    double z = Math.sqrt(-2 * wanted);
    for (int i = 0; i < STEPS; i++) {
      double inverse = 1 / (z * z);
      double ratio = 1 - inverse * (1 - 3 * inverse * (1 - 5 * inverse * (1 - 7 * inverse)));
      double tail = -z * z / 2 - StrictMath.log(z * Math.sqrt(2 * Math.PI)) + StrictMath.log(ratio);
      // The derivative of the logarithm of the tail is minus the density over the tail.
      z += (tail - wanted) / (z / ratio);
    }
    return z;
  }
}
