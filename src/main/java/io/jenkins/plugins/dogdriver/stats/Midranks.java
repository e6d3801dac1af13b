package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;

/**
 * The ranks of values, from 1; equal values have the mean of their ranks.
 *
 * <p>Source: M. G. Kendall, "The treatment of ties in ranking problems", Biometrika 33 (1945).
 */
final class Midranks {
  private Midranks() {}

  /** Returns the rank of each value, in the same order. */
  static double[] of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      int found = Arrays.binarySearch(sorted, values[i]);
      int first = found;
      while (first > 0 && sorted[first - 1] == values[i]) {
        first--;
      }
      int last = found;
      while (last < sorted.length - 1 && sorted[last + 1] == values[i]) {
        last++;
      }
      ranks[i] = (first + last) / 2.0 + 1;
    }
    return ranks;
  }
}
