package io.jenkins.plugins.dogdriver.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Keeps the chance of any false alarm at the level of one test, however many tests are made.
 *
 * <p>Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scandinavian
 * Journal of Statistics 6 (1979).
 */
public final class Holm {
  private Holm() {}

  /**
   * Returns the p-values in the same order, each adjusted for all of them.
   *
   * @param pValues 0 to 1 each
   * @return 0 to 1 each, none below the p-value it was adjusted from
   */
  public static double[] adjust(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double largest = 0;
    for (int i = 0; i < ascending.length; i++) {
      largest = Math.max(largest, (ascending.length - i) * pValues[ascending[i]]);
      adjusted[ascending[i]] = Math.min(1, largest);
    }
    return adjusted;
  }
}
