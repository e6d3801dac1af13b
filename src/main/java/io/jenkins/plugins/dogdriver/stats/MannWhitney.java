package io.jenkins.plugins.dogdriver.stats;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * The distribution of the Mann-Whitney statistic U of two samples from the same population. U
 * counts the pairs, one value of each sample, in which the first lies above the second.
 *
 * <p>It is exact where that costs little, and normal with continuity correction elsewhere.
 * Hipparchus has the test, but neither the distribution, which gives a confidence interval its
 * rank, nor an exact answer with ties. With ties, U counts half a pair, and this distribution errs
 * on the side of no difference.
 *
 * <p>Source: H. B. Mann and D. R. Whitney, "On a test of whether one of two random variables is
 * stochastically larger than the other", Annals of Mathematical Statistics 18 (1947); the counting
 * by a generating function: E. F. Harding, "An efficient, minimal-storage procedure for calculating
 * the Mann-Whitney U, generalized U and similar distributions", Applied Statistics 33 (1984).
 */
final class MannWhitney {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * The number of additions that need less than a tenth of a millisecond; 46 values against 46 need
   * as many.
   */
  private static final long MOST_WORK = 50_000;

  /** The size of the largest table of ways that is kept: few larger ones are needed twice. */
  private static final int LARGEST_KEPT = 1_100;

  /**
   * The number of kept tables at which all are dropped, so that they never need more than 35 MB.
   */
  private static final int MOST_KEPT = 4_000;

  /** The tables of ways, by the sizes of the smaller and the larger sample. */
  private static final Map<Sizes, double[]> KEPT = Collections.synchronizedMap(new HashMap<>());

  private record Sizes(int fewer, int more) {}

  private final int first;
  private final int second;

  private final boolean exact;

  /** The numbers of ways to reach at most U, as far as they were needed. */
  private double[] ways = {};

  /**
   * @param first size of one sample, at least 1
   * @param second size of the other, at least 1
   */
  MannWhitney(int first, int second) {
    this.first = first;
    this.second = second;
    exact = (long) Math.min(first, second) * first * second / 2 <= MOST_WORK;
  }

  /**
   * Returns the probability of a U at least so far from the middle, on either side, above 0 to 1.
   *
   * @param u from 0 to the number of pairs
   */
  double pValue(double u) {
    double farther = Math.ceil(Math.min(u, (double) first * second - u));
    return Math.max(Double.MIN_NORMAL, Math.min(1, 2 * atMost((long) farther)));
  }

  /**
   * Returns the largest U whose two-sided probability is within the level; absent where the samples
   * are too small for the level.
   *
   * @param level 0 to 1
   */
  OptionalLong criticalValue(double level) {
    long low = -1;
    long high = (long) first * second / 2;
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (2 * atMost(middle) <= level) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low < 0 ? OptionalLong.empty() : OptionalLong.of(low);
  }

  private double atMost(long u) {
    if (exact) {
      double all = CombinatoricsUtils.binomialCoefficientDouble(first + second, first);
      return u <= (long) first * second / 2 ? ways((int) u) / all : 1;
    }
    double pairs = (double) first * second;
    double deviation = Math.sqrt(pairs * (first + second + 1) / 12);
    return NORMAL.cumulativeProbability((u + 0.5 - pairs / 2) / deviation);
  }

  private double ways(int u) {
    int middle = first * second / 2;
    if (ways.length == 0 && middle < LARGEST_KEPT) {
      ways = kept(middle);
    }
    if (u >= ways.length) {
      int most = Math.min(middle, Math.max(u, 2 * ways.length));
      ways = ways(Math.min(first, second), Math.max(first, second), most);
    }
    return ways[u];
  }

  private double[] kept(int middle) {
    if (KEPT.size() >= MOST_KEPT) {
      KEPT.clear();
    }
    return KEPT.computeIfAbsent(
        new Sizes(Math.min(first, second), Math.max(first, second)),
        sizes -> ways(sizes.fewer(), sizes.more(), middle));
  }

  /**
   * Returns the coefficients of the product of (1 - q^(more + i)) / (1 - q^i) for i from 1 to
   * {@code fewer}, summed up, as far as that of {@code most}.
   */
  private static double[] ways(int fewer, int more, int most) {
    double[] count = new double[most + 1];
    count[0] = 1;
    for (int i = 1; i <= fewer; i++) {
      for (int u = count.length - 1; u >= more + i; u--) {
        count[u] -= count[u - more - i];
      }
      for (int u = i; u < count.length; u++) {
        count[u] += count[u - i];
      }
    }
    for (int u = 1; u < count.length; u++) {
      count[u] += count[u - 1];
    }
    return count;
  }
}
