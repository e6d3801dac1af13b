package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The test of Welch, which shows whether the mean of one sample is above that of another where the
 * samples may scatter differently. It uses the values themselves, so an outlier counts in full; but
 * with three or four values nothing else shows how far they scatter.
 *
 * <p>Source: B. L. Welch, "The generalization of 'Student's' problem when several different
 * population variances are involved", Biometrika 34 (1947).
 */
final class Welch {
  private Welch() {}

  /**
   * Returns how probable it is that the mean of the second sample is so far above that of the first
   * by chance, 0 to 1.
   *
   * @param from at least two values
   * @param to at least two values
   * @param shift that is subtracted from each value of {@code to}
   */
  static double pValue(double[] from, double[] to, double shift) {
    double first = variance(from) / from.length;
    double second = variance(to) / to.length;
    double difference = mean(to) - shift - mean(from);
    double sum = first + second;
    if (sum == 0) {
      return difference > 0 ? 0 : 1;
    }
    double freedom =
        sum * sum / (first * first / (from.length - 1) + second * second / (to.length - 1));
    return new TDistribution(freedom).cumulativeProbability(-difference / Math.sqrt(sum));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    double mean = mean(values);
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
