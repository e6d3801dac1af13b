package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;

/**
 * The median, which a single outlier hardly moves.
 *
 * <p>Source: F. R. Hampel, "The influence curve and its role in robust estimation", Journal of the
 * American Statistical Association 69 (1974).
 */
public final class Median {
  private Median() {}

  /**
   * Returns the middle value, or the mean of the two middle ones.
   *
   * @param values in any order, at least one
   * @throws IllegalArgumentException if there is no value
   */
  public static double of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("There is no median of no values.");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }
}
