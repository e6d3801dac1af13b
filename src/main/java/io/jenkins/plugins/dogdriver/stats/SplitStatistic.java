package io.jenkins.plugins.dogdriver.stats;

import io.jenkins.plugins.dogdriver.stats.SeededIntervals.Interval;
import java.util.HashMap;
import java.util.Map;

/**
 * The Mann-Whitney statistics of all ways to split an interval of a series in two.
 *
 * <p>Source: A. N. Pettitt, "A non-parametric approach to the change-point problem", Applied
 * Statistics 28 (1979).
 */
final class SplitStatistic {
  /**
   * The length up to which the statistics of a series are kept, since each interval is needed more
   * than once.
   */
  private static final int SHORT = 2_000;

  private final int length;
  private final IntervalOrder order;
  private final Map<Interval, double[]> known = new HashMap<>();

  /** The last interval that was sorted: it is often needed again. */
  private Interval last = new Interval(0, 0);

  private long[] lastSorted = {};

  SplitStatistic(double[] values) {
    length = values.length;
    order = new IntervalOrder(values);
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
    return length > SHORT
        ? statistic(start, end)
        : known.computeIfAbsent(new Interval(start, end), interval -> statistic(start, end));
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
    long[] sorted = sorted(start, end);
    double[] ranks = new double[sorted.length];
    int first = 0;
    for (int i = 1; i <= sorted.length; i++) {
      if (i == sorted.length || sorted[i] >>> Integer.SIZE != sorted[first] >>> Integer.SIZE) {
        for (int tied = first; tied < i; tied++) {
          ranks[(int) sorted[tied] - start] = (first + 1 + i) / 2.0;
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
    long[] sorted = sorted(start, end);
    int[] places = new int[sorted.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) sorted[i] - start;
    }
    return places;
  }

  private long[] sorted(int start, int end) {
    Interval interval = new Interval(start, end);
    if (!interval.equals(last)) {
      lastSorted = order.sorted(start, end);
      last = interval;
    }
    return lastSorted;
  }
}
