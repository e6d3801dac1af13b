package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The Mann-Whitney statistic of every way to split an interval of a series in two.
 *
 * <p>Source: A. N. Pettitt, "A non-parametric approach to the change-point problem", Applied
 * Statistics 28 (1979).
 */
final class SplitStatistic {
  /** How many values of the whole series are smaller than each: sorts faster than doubles do. */
  private final int[] smaller;

  /** Of a short series each interval is looked at more than once. */
  private static final int SHORT = 2_000;

  private final Map<Long, double[]> known = new HashMap<>();

  SplitStatistic(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    smaller = Arrays.stream(values).mapToInt(value -> firstNotBelow(sorted, value)).toArray();
  }

  private static int firstNotBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * Returns for each k from 0 to the length of the interval the U of its first k values: the number
   * of pairs of one of them and a later one of the interval in which the later one is smaller;
   * equal ones count half.
   *
   * @param start index of the first value of the interval
   * @param end index after its last value
   */
  double[] of(int start, int end) {
    return smaller.length > SHORT
        ? statistic(start, end)
        : known.computeIfAbsent(
            (long) start << Integer.SIZE | end, interval -> statistic(start, end));
  }

  private double[] statistic(int start, int end) {
    double[] ranks = ranks(start, end);
    double[] u = new double[ranks.length + 1];
    double sum = 0;
    for (int k = 1; k < u.length; k++) {
      sum += ranks[k - 1];
      u[k] = sum - k * (k + 1.0) / 2;
    }
    return u;
  }

  private double[] ranks(int start, int end) {
    int length = end - start;
    long[] sorted = new long[length];
    for (int i = 0; i < length; i++) {
      sorted[i] = (long) smaller[start + i] << Integer.SIZE | i;
    }
    Arrays.sort(sorted);
    double[] ranks = new double[length];
    int first = 0;
    for (int i = 1; i <= length; i++) {
      if (i == length || sorted[i] >>> Integer.SIZE != sorted[first] >>> Integer.SIZE) {
        for (int tied = first; tied < i; tied++) {
          ranks[(int) sorted[tied]] = (first + 1 + i) / 2.0;
        }
        first = i;
      }
    }
    return ranks;
  }
}
