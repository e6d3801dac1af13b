package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * One metric's figures of two releases, compared by rank.
 *
 * <p>The change is that of the typical run: the median of the ratios of every figure of one release
 * to every figure of the other, less 1. Where a figure is not positive there is no ratio; the
 * median of the differences over the baseline's median stands in for it.
 *
 * @param change relative to the baseline: 0.1 is 10 % higher
 * @param interval where the change lies with a confidence of 95 %; absent where there are too few
 *     runs for that confidence
 * @param bounds below and above which the change lies with a confidence of 95 % each, so with 90 %
 *     between them; absent where there are too few runs
 * @param pValue of the two-sided Mann-Whitney test, not yet corrected for several metrics, 0 to 1
 */
record Comparison(
    double change, Optional<Interval> interval, Optional<Interval> bounds, double pValue) {
  /** What is risked: one less the confidence. */
  static final double LEVEL = 0.05;

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * @param before figures of the baseline, at least one
   * @param after figures of the newest release, at least one
   * @param widening how many times wider than that of independent runs their mean scatters, 1 or
   *     more
   * @return absent where the baseline's typical figure is 0, so that no change is relative to it
   */
  static Optional<Comparison> of(double[] before, double[] after, double widening) {
    Scale scale = Scale.of(before, after);
    if (scale.unit() == 0) {
      return Optional.empty();
    }
    RankSum ranks = new RankSum(before.length, after.length);
    double p = ranks.twoSided(new MannWhitneyUTest().mannWhitneyU(before, after));
    double[] from = sorted(scale.line(before));
    double[] to = sorted(scale.line(after));
    DoubleFunction<Optional<Interval>> between =
        level -> {
          OptionalLong rank = ranks.largestWithin(stretched(level, widening));
          return rank.isEmpty()
              ? Optional.empty()
              : Optional.of(scale.interval(Shift.between(from, to, rank.getAsLong())));
        };
    return Optional.of(
        new Comparison(
            scale.change(Shift.estimate(from, to)),
            between.apply(LEVEL),
            between.apply(2 * LEVEL),
            stretched(p, 1 / widening)));
  }

  private static double[] sorted(double[] values) {
    Arrays.sort(values);
    return values;
  }

  /** The probability of lying so far out if the distance is stretched by the factor. */
  static double stretched(double twoSided, double factor) {
    return factor == 1 || twoSided >= 1
        ? twoSided
        : 2
            * NORMAL.cumulativeProbability(
                factor * NORMAL.inverseCumulativeProbability(twoSided / 2));
  }
}
