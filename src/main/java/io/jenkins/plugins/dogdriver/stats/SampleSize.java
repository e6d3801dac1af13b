package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How many more values of the second of two samples would tell a shift apart from none, where the
 * first sample cannot grow.
 *
 * <p>Source: G. E. Noether, "Sample size determination for some common nonparametric tests",
 * Journal of the American Statistical Association 82 (1987), with the standard error of the
 * Hodges-Lehmann estimate under normal noise.
 *
 * @param before size of the first sample, at least 1
 * @param after size of the second sample, at least 1
 * @param noise the standard deviation of a value, 0 or more
 * @param inflation of the variance, because neighbouring values resemble each other
 * @param level of the two-sided test, corrected for several tests, above 0 and below 1
 */
public record SampleSize(
    int before, int after, double noise, VarianceInflation inflation, double level) {
  /** Nobody plans more than this; the change is too small to matter instead. */
  private static final int MOST = 1_000;

  /** How often samples without any shift shall then be found to be the same. */
  private static final double POWER = 0.8;

  /** The standard error of the median difference over that of the mean one, for normal noise. */
  private static final double RANKS_OVER_MEANS = Math.sqrt(Math.PI / 3);

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * Returns the sample size for values that scatter as these do.
   *
   * @param before at least one value
   * @param after at least one value
   * @param inflation of the variance, because neighbouring values resemble each other
   * @param level of the two-sided test, corrected for several tests, above 0 and below 1
   */
  public static SampleSize of(
      double[] before, double[] after, VarianceInflation inflation, double level) {
    double[] deviations = DoubleStream.concat(deviations(before), deviations(after)).toArray();
    // Two degrees of freedom are spent on the two medians.
    double spent = Math.sqrt(deviations.length / Math.max(1.0, deviations.length - 2.0));
    return new SampleSize(
        before.length,
        after.length,
        MedianAbsoluteDeviation.standardDeviation(deviations) * spent,
        inflation,
        level);
  }

  private static DoubleStream deviations(double[] values) {
    double median = Median.of(values);
    return Arrays.stream(values).map(value -> Math.abs(value - median));
  }

  /**
   * Returns the same with at least the noise that an interval shows.
   *
   * @param halfWidth half of the width of the interval of {@link RelativeChange#interval}, in the
   *     unit of the values, 0 or more
   */
  public SampleSize withNoiseOf(double halfWidth) {
    double deviation = halfWidth / quantile(1 - RelativeChange.LEVEL / 2);
    double shown =
        deviation
            / (inflation.standardErrorFactor()
                * RANKS_OVER_MEANS
                * Math.sqrt(1.0 / before + 1.0 / after));
    return new SampleSize(before, after, Math.max(noise, shown), inflation, level);
  }

  /**
   * Returns how many more values of the second sample tell a shift apart from none.
   *
   * @param shift the smallest that matters, in the unit of the values, above 0
   * @return absent where no practical number of values would do, because the first sample is too
   *     small; 0 or less where there are enough
   */
  public OptionalInt toDetect(double shift) {
    double z = quantile(1 - level / 2) + quantile((1 + POWER) / 2);
    return more(shift / z);
  }

  /**
   * Returns how many more values of the second sample make the interval narrow enough.
   *
   * @param halfWidth half of the width of the interval, in the unit of the values, above 0
   * @return absent where no practical number of values would do; 0 or less where there are enough
   */
  public OptionalInt toNarrow(double halfWidth) {
    return more(halfWidth / quantile(1 - level / 2));
  }

  /** Solves deviation = noise * sqrt(1 / before + 1 / after) for the values after. */
  private OptionalInt more(double deviation) {
    double one = noise * inflation.standardErrorFactor() * RANKS_OVER_MEANS / deviation;
    double share = 1 / (one * one) - 1.0 / before;
    double enough = noise == 0 ? 1 : share > 0 ? Math.ceil(1 / share) : Double.POSITIVE_INFINITY;
    double needed = Math.max(enough, fewest());
    return needed - after > MOST ? OptionalInt.empty() : OptionalInt.of((int) needed - after);
  }

  /** The fewest values with which the rank test can reach the level at all. */
  private double fewest() {
    double within = inflation.nominal(level);
    double ways = 1;
    for (int values = 1; values <= 2 * MOST; values++) {
      ways *= (before + values) / (double) values;
      if (2 / ways <= within) {
        return values;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double quantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
