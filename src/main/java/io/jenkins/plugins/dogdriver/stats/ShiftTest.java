package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Estimates how far one sample lies above another, and how sure that is, for any shape of the noise
 * and also where the samples scatter differently.
 *
 * <p>A shift is ruled out only by both of two rank tests: that of Mann and Whitney, which is exact
 * for few values if the samples have the same shape, and that of Brunner and Munzel, which is valid
 * for different scatter if there are some values. With fewer than {@value #FEW} on a side, ranks
 * cannot show how far values scatter; there the test of Welch must rule it out too.
 *
 * <p>Where neighbouring values resemble each other, intervals are made wider around the estimate by
 * the factor of its standard error.
 *
 * <p>Source: the inversion of tests to intervals: J. L. Hodges and E. L. Lehmann (1963), see {@link
 * HodgesLehmann}; the tests: {@link MannWhitney}, {@link BrunnerMunzel}, {@link Welch}.
 */
final class ShiftTest {
  private static final int FEW = 5;

  /** The number of halvings after which the end of an interval is as exact as is useful. */
  private static final int STEPS = 14;

  /**
   * The multiple of the range of all values beyond which no shift is considered, since two values
   * that are close by chance may allow for a large one.
   */
  private static final double LARGEST_REACH = 64;

  private final double[] from;
  private final double[] to;
  private final MannWhitney mannWhitney;
  private final double estimate;

  /**
   * @param from in any order, at least one value
   * @param to in any order, at least one value
   */
  ShiftTest(double[] from, double[] to) {
    this.from = sorted(from);
    this.to = sorted(to);
    mannWhitney = new MannWhitney(from.length, to.length);
    estimate = HodgesLehmann.estimate(this.from, this.to);
  }

  private ShiftTest(double[] from, double[] to, double estimate) {
    this.from = from;
    this.to = to;
    this.estimate = estimate;
    mannWhitney = new MannWhitney(from.length, to.length);
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  /** Returns the median of all differences, in the unit of the samples. */
  double estimate() {
    return estimate;
  }

  /**
   * Returns whether the true shift is surely above a limit.
   *
   * @param limit in the unit of the samples
   * @param level of the one-sided test, above 0 and below 0.5
   * @param inflation of the variance, because neighbouring values resemble each other
   */
  boolean isAbove(double limit, double level, VarianceInflation inflation) {
    if (estimate <= limit) {
      return false;
    }
    double nominal = estimate - (estimate - limit) / inflation.standardErrorFactor();
    OptionalLong rank = mannWhitney.criticalValue(2 * level);
    return rank.isPresent()
        && HodgesLehmann.pairsUpTo(from, to, nominal) <= rank.getAsLong()
        && isAboveForAnyScatter(nominal, level);
  }

  /**
   * Returns whether the shift is above a limit by the tests that do not need the same scatter on
   * both sides.
   */
  private boolean isAboveForAnyScatter(double limit, double level) {
    if (from.length < 2 || to.length < 2) {
      return false;
    }
    boolean few = Math.min(from.length, to.length) < FEW;
    return BrunnerMunzel.pValue(from, to, limit) <= level
        && (!few || Welch.pValue(from, to, limit) <= level);
  }

  /**
   * Returns the interval that contains the true shift with a confidence, in the unit of the
   * samples.
   *
   * @param level 1 minus the confidence, above 0 and below 1
   * @param inflation of the variance, because neighbouring values resemble each other
   * @return absent where the samples are too small for the confidence
   */
  Optional<ConfidenceInterval> interval(double level, VarianceInflation inflation) {
    OptionalLong rank = mannWhitney.criticalValue(level);
    if (rank.isEmpty() || from.length < 2 || to.length < 2) {
      return Optional.empty();
    }
    ConfidenceInterval ranks = HodgesLehmann.interval(from, to, rank.getAsLong());
    double low = lowForAnyScatter(ranks.low(), level / 2);
    double high = -new ShiftTest(to, from, -estimate).lowForAnyScatter(-ranks.high(), level / 2);
    double factor = inflation.standardErrorFactor();
    return Optional.of(
        new ConfidenceInterval(
            estimate - factor * (estimate - low), estimate + factor * (high - estimate)));
  }

  /** Returns the largest limit that is ruled out and not above the given one. */
  private double lowForAnyScatter(double limit, double level) {
    if (isAboveForAnyScatter(limit, level)) {
      return limit;
    }
    double low = limit - reach();
    double high = limit;
    while (!isAboveForAnyScatter(low, level) && high - low < LARGEST_REACH * reach()) {
      low -= high - low;
    }
    for (int i = 0; i < STEPS && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (isAboveForAnyScatter(middle, level)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the sum of the ranges of both samples. */
  private double reach() {
    return from[from.length - 1] - from[0] + to[to.length - 1] - to[0];
  }
}
