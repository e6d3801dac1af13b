package io.jenkins.plugins.dogdriver.stats;

import io.jenkins.plugins.dogdriver.stats.SeededIntervals.Interval;
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

  /** Empty for a long series. */
  private final int[] order;

  /** An interval of at least this share of a series is sorted by going through the whole order. */
  private static final int SHARE = 12;

  /** Of a short series each interval is looked at more than once. */
  private static final int SHORT = 2_000;

  private final Map<Long, double[]> known = new HashMap<>();

  /** The last interval that was sorted: it is often asked for again. */
  private Interval last = new Interval(0, 0);

  private long[] lastSorted = {};

  SplitStatistic(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    smaller = Arrays.stream(values).mapToInt(value -> firstNotBelow(sorted, value)).toArray();
    order = smaller.length > SHORT ? new int[0] : order(smaller);
  }

  /** The indexes of all values of a short series, the smallest value first. */
  private static int[] order(int[] smaller) {
    int[] next = new int[smaller.length];
    int[] order = new int[smaller.length];
    for (int i = 0; i < smaller.length; i++) {
      order[smaller[i] + next[smaller[i]]++] = i;
    }
    return order;
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
            start * (smaller.length + 1L) + end, interval -> statistic(start, end));
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
    long[] sorted = sorted(start, end);
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

  /**
   * Returns the places in an interval, 0 for its first, in the order of their values.
   *
   * @param start index of the first value of the interval
   * @param end index after its last value
   */
  int[] order(int start, int end) {
    return Arrays.stream(sorted(start, end)).mapToInt(place -> (int) place).toArray();
  }

  private long[] sorted(int start, int end) {
    Interval interval = new Interval(start, end);
    if (!interval.equals(last)) {
      lastSorted = sort(start, end);
      last = interval;
    }
    return lastSorted;
  }

  /** The places in an interval behind how many values of the series are smaller, ascending. */
  private long[] sort(int start, int end) {
    long[] sorted = new long[end - start];
    if (sorted.length * SHARE >= smaller.length && order.length > 0) {
      int count = 0;
      for (int index : order) {
        if (start <= index && index < end) {
          sorted[count++] = place(index, start);
        }
      }
      return sorted;
    }
    for (int i = start; i < end; i++) {
      sorted[i - start] = place(i, start);
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private long place(int index, int start) {
    return (long) smaller[index] << Integer.SIZE | (index - start);
  }
}
