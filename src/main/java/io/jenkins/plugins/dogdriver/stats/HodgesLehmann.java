package io.jenkins.plugins.dogdriver.stats;

/**
 * Estimates how far one sample lies above another: by the median of all differences between a value
 * of one and a value of the other, and an interval around it that contains the true shift with a
 * given confidence. A single outlier hardly moves either.
 *
 * <p>Source: J. L. Hodges and E. L. Lehmann, "Estimates of location based on rank tests", Annals of
 * Mathematical Statistics 34 (1963); M. Hollander, D. A. Wolfe and E. Chicken, "Nonparametric
 * Statistical Methods", 3rd ed., sections 4.2 and 4.3.
 */
final class HodgesLehmann {
  private HodgesLehmann() {}

  /**
   * Returns the median of all differences, in the unit of the samples.
   *
   * @param from sorted, at least one value
   * @param to sorted, at least one value
   */
  static double estimate(double[] from, double[] to) {
    long pairs = (long) from.length * to.length;
    double middle = difference(from, to, (pairs + 1) / 2);
    return pairs % 2 == 1 || pairsUpTo(from, to, middle) > pairs / 2
        ? middle
        : middle + (nextAbove(from, to, middle) - middle) / 2;
  }

  /**
   * Returns the interval that leaves out a number of differences at each end, in the unit of the
   * samples.
   *
   * @param from sorted, at least one value
   * @param to sorted, at least one value
   * @param rank how many differences lie outside of the interval at each of its ends, 0 or more and
   *     less than half of them; the critical value of {@link MannWhitney}
   */
  static ConfidenceInterval interval(double[] from, double[] to, long rank) {
    long pairs = (long) from.length * to.length;
    return new ConfidenceInterval(
        difference(from, to, rank + 1), difference(from, to, pairs - rank));
  }

  /**
   * Returns the k-th smallest difference, found by halving the range of all doubles: 64 steps, each
   * along both samples once, instead of sorting all differences.
   */
  private static double difference(double[] from, double[] to, long k) {
    long low = ordered(to[0] - from[from.length - 1]);
    long high = ordered(to[to.length - 1] - from[0]);
    while (low < high) {
      long middle = (low & high) + ((low ^ high) >> 1);
      if (pairsUpTo(from, to, ordered(middle)) >= k) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return ordered(low);
  }

  /**
   * Returns how many differences are not above a limit.
   *
   * @param from sorted
   * @param to sorted
   */
  static long pairsUpTo(double[] from, double[] to, double limit) {
    long count = 0;
    int end = 0;
    for (double start : from) {
      while (end < to.length && to[end] - start <= limit) {
        end++;
      }
      count += end;
    }
    return count;
  }

  /** Returns the smallest difference above a limit; infinite where there is none. */
  private static double nextAbove(double[] from, double[] to, double limit) {
    double next = Double.POSITIVE_INFINITY;
    int end = 0;
    for (double start : from) {
      while (end < to.length && to[end] - start <= limit) {
        end++;
      }
      if (end < to.length) {
        next = Math.min(next, to[end] - start);
      }
    }
    return next;
  }

  /** Returns a whole number for a double, so that the numbers have the order of the doubles. */
  private static long ordered(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    return bits < 0 ? Long.MIN_VALUE - bits : bits;
  }

  private static double ordered(long number) {
    return Double.longBitsToDouble(number < 0 ? Long.MIN_VALUE - number : number);
  }
}
