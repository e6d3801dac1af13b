package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;

/** The median, which a single wild value hardly moves. */
final class Middle {
  private Middle() {}

  /**
   * @param values in any order, at least one
   */
  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1
        ? sorted[middle]
        : sorted[middle - 1] + (sorted[middle] - sorted[middle - 1]) / 2;
  }
}
