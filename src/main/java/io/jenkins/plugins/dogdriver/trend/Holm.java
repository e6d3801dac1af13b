package io.jenkins.plugins.dogdriver.trend;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the chance of any false alarm at the level of one test, however many metrics are looked at.
 *
 * <p>Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
 * Journal of Statistics 6 (1979).
 */
final class Holm {
  private Holm() {}

  /** The p-values in the same order, each corrected for all of them. */
  static double[] correct(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] corrected = new double[pValues.length];
    double largest = 0;
    for (int i = 0; i < ascending.length; i++) {
      largest = Math.max(largest, (ascending.length - i) * pValues[ascending[i]]);
      corrected[ascending[i]] = Math.min(1, largest);
    }
    return corrected;
  }

  /** The level of the first, hardest step: what a p-value must reach if no other metric helps. */
  static double strictest(double level, int tests) {
    return level / Math.max(1, tests);
  }
}
