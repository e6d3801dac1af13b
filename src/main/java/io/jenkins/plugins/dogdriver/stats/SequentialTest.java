package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Tests whether a second sample that grows value by value was ever shown to lie above a first one,
 * by as much as matters. The error rate is that of checking after every value, and as all looks are
 * repeated each time, the same values give the same answer.
 *
 * <p>At a look three things must be true: the estimate is at least the smallest shift that matters;
 * any shift at all is sure at a level that is spent over the looks, less of it with fewer values;
 * and the shift is surely not plainly smaller than what matters, at a level that falls as the
 * samples grow, because large ones show a shift that matters at any level. With few values the look
 * before must have shown the same. The levels were chosen by simulation; docs/verdict.md has the
 * error rates that result.
 *
 * <p>Source: K. K. G. Lan and D. L. DeMets, "Discrete sequential boundaries for clinical trials",
 * Biometrika 70 (1983), for spending the level; I. J. Good, "Standardized tail-area probabilities",
 * Journal of Statistical Computation and Simulation 16 (1982), for one that falls; K. R. Murphy and
 * B. Myors, "Testing the hypothesis that treatments have negligible effects: minimum-effect tests
 * in the general linear model", Journal of Applied Psychology 84 (1999), for the smallest effect.
 */
public final class SequentialTest {
  /** The number of values of the first sample below which nothing is shown. */
  public static final int FEWEST_BEFORE = 3;

  /** The number of values of the second sample below which nothing is shown. */
  public static final int FEWEST_AFTER = 5;

  /** The level of the one-sided test for any shift, from {@link #FULL_LEVEL} values on. */
  private static final double LEVEL = 0.0055;

  private static final double FULL_LEVEL = 30;

  /** The level of the one-sided test for a shift that is not plainly smaller than what matters. */
  private static final double SMALLEST_EFFECT_LEVEL = 0.042;

  /**
   * The number of values, as the harmonic sum of both samples, up to which that level is used in
   * full. Beyond, it falls with the {@link #FALL}th power.
   */
  private static final double FULL_SMALLEST_EFFECT_LEVEL = 7.5;

  private static final int FALL = 3;

  /** The number of values up to which two looks in a row must agree. */
  private static final int CONFIRMED = 8;

  /** The share of the distance below which a look need not be computed exactly. */
  private static final double ALMOST = 0.9;

  private static final NormalDistribution NORMAL = new NormalDistribution();

  private final double[] before;
  private final double[] after;
  private final Autocorrelation earlier;
  private final int tests;

  /**
   * @param before on a scale where a shift is a change
   * @param after on the same scale, in order of time
   * @param earlier what the first sample, and others, show of how neighbours resemble each other
   * @param tests how many tests share the level, 1 or more
   */
  public SequentialTest(double[] before, double[] after, Autocorrelation earlier, int tests) {
    this.before = before.clone();
    Arrays.sort(this.before);
    this.after = after.clone();
    this.earlier = earlier;
    this.tests = tests;
  }

  /**
   * Returns whether the second sample was ever shown to lie above the first.
   *
   * @param least a shift that must surely be exceeded, 0 or more
   * @param smallest the smallest estimate that counts, not below {@code least}
   */
  public boolean showsMore(double least, double smallest) {
    if (before.length < FEWEST_BEFORE) {
      return false;
    }
    long small = 0;
    long plain = 0;
    boolean shownBefore = false;
    for (int look = 1; look <= after.length; look++) {
      small += pairsUpTo(smallest, after[look - 1]);
      plain += pairsUpTo(least, after[look - 1]);
      boolean large =
          2 * small < (long) before.length * look && distance(plain, look) >= enough(look);
      boolean shown = look >= FEWEST_AFTER && large && isShown(look, least);
      if (shown && (shownBefore || look > CONFIRMED)) {
        return true;
      }
      shownBefore = shown;
    }
    return false;
  }

  /**
   * Returns the standard errors by which any shift at all is shown.
   *
   * @param after size of the second sample
   */
  static double anyShift(int tests, int after) {
    return quantile(spent(after) / tests);
  }

  /** Returns whether samples of these sizes show a shift if they do not overlap. */
  static boolean isPossible(int before, int after, int tests) {
    return isPossibleLook(before, after, tests)
        && (after > CONFIRMED || isPossibleLook(before, after - 1, tests));
  }

  private static boolean isPossibleLook(int before, int after, int tests) {
    return before >= FEWEST_BEFORE
        && after >= FEWEST_AFTER
        && new MannWhitney(before, after).criticalValue(2 * spent(after) / tests).isPresent();
  }

  private static double spent(int look) {
    return LEVEL * Math.min(1, Math.sqrt(look / FULL_LEVEL));
  }

  /**
   * Returns the standard errors by which a shift must exceed the least one.
   *
   * @param values the harmonic sum of the sizes of the samples, see {@link #harmonicSum}
   */
  static double smallestEffect(int tests, double values) {
    return quantile(smallestEffectLevel(values) / tests);
  }

  /** Returns the harmonic sum of the sizes of two samples: half of either where they are equal. */
  static double harmonicSum(int before, int after) {
    return 1 / (1.0 / before + 1.0 / after);
  }

  private static double smallestEffectLevel(double values) {
    return SMALLEST_EFFECT_LEVEL
        * StrictMath.pow(Math.min(1, FULL_SMALLEST_EFFECT_LEVEL / values), FALL);
  }

  private static double quantile(double level) {
    return -NORMAL.inverseCumulativeProbability(level);
  }

  /**
   * Returns the standard deviations below which the exact test cannot show it, on the safe side.
   */
  private double enough(int look) {
    return ALMOST * smallestEffect(tests, harmonicSum(before.length, look));
  }

  /**
   * Returns by how many standard deviations the pairs are fewer than half, for a first impression.
   */
  private double distance(long pairsUpTo, int look) {
    double pairs = (double) before.length * look;
    return (pairs / 2 - pairsUpTo) / Math.sqrt(pairs * (before.length + look + 1) / 12);
  }

  /** Returns how many values of the first sample are not farther below a value than the shift. */
  private int pairsUpTo(double shift, double value) {
    int low = 0;
    int high = before.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value - before[middle] <= shift) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return before.length - low;
  }

  private boolean isShown(int look, double least) {
    double[] seen = Arrays.copyOf(after, look);
    Autocorrelation resemblance = earlier.plus(seen);
    ShiftTest test = new ShiftTest(before, seen);
    return test.isAbove(0, spent(look) / tests, VarianceInflation.of(resemblance.cautious()))
        && test.isAbove(
            least,
            smallestEffectLevel(harmonicSum(before.length, look)) / tests,
            VarianceInflation.of(resemblance.lag1()));
  }
}
