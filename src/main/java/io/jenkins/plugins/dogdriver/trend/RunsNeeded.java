package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * How many more runs of the newest release would tell the smallest change that matters apart from
 * none. The baseline's runs are what they are: its release is no longer deployed.
 *
 * <p>Source of the size of a sample: G. E. Noether, "Sample size determination for some common
 * nonparametric tests", Journal of the American Statistical Association 82 (1987), with the
 * scattering of the Hodges-Lehmann shift under normal noise.
 *
 * @param before number of runs of the baseline
 * @param after number of runs of the newest release
 * @param noise the standard deviation of a figure on its {@link Scale}
 * @param widening as of {@link Autocorrelation#widening}
 * @param level of the test, corrected for several metrics
 */
record RunsNeeded(int before, int after, double noise, double widening, double level) {
  /** Nobody plans more runs than this; rather the change is too small to care. */
  private static final int MOST = 1_000;

  /** How often a release without any change shall then be found to be the same. */
  private static final double POWER = 0.8;

  /** Scattering of the median difference over that of the mean difference, under normal noise. */
  private static final double RANKS_OVER_MEANS = Math.sqrt(Math.PI / 3);

  /** The standard deviation of normal values over the median of their distances from the middle. */
  private static final double DEVIATION_OVER_MEDIAN = 1.4826;

  private static final NormalDistribution NORMAL = new NormalDistribution();

  /**
   * @param before figures of the baseline on their {@link Scale}, at least one
   * @param after those of the newest release, at least one
   */
  static RunsNeeded of(double[] before, double[] after, double widening, double level) {
    double[] distances = DoubleStream.concat(distances(before), distances(after)).toArray();
    // Two values are spent on the two middles.
    double spent = Math.sqrt(distances.length / Math.max(1.0, distances.length - 2.0));
    return new RunsNeeded(
        before.length,
        after.length,
        DEVIATION_OVER_MEDIAN * Middle.of(distances) * spent,
        widening,
        level);
  }

  /**
   * The same with at least the noise that an interval shows.
   *
   * @param half of the width of the interval, on the scale
   */
  RunsNeeded seen(double half) {
    double deviation = half / quantile(1 - Comparison.LEVEL / 2);
    double shown =
        deviation / (widening * RANKS_OVER_MEANS * Math.sqrt(1.0 / before + 1.0 / after));
    return new RunsNeeded(before, after, Math.max(noise, shown), widening, level);
  }

  private static DoubleStream distances(double[] values) {
    double middle = Middle.of(values);
    return Arrays.stream(values).map(value -> Math.abs(value - middle));
  }

  /**
   * More runs of the newest release so that the smallest change is told apart from none.
   *
   * @param smallest shift that matters, above 0
   * @return absent where no number of runs would do, because the baseline has too few; 0 or less
   *     where there are enough
   */
  OptionalInt toTellApart(double smallest) {
    double z = quantile(1 - level / 2) + quantile((1 + POWER) / 2);
    return more(smallest / z);
  }

  /**
   * More runs of the newest release so that half of the interval is narrower than this.
   *
   * @return absent where no practical number of runs would do
   */
  OptionalInt toNarrow(double half) {
    return more(half / quantile(1 - level / 2));
  }

  /** Solves deviation = noise * sqrt(1 / before + 1 / after) for the runs after. */
  private OptionalInt more(double deviation) {
    double one = noise * widening * RANKS_OVER_MEANS / deviation;
    double share = 1 / (one * one) - 1.0 / before;
    double enough = noise == 0 ? 1 : share > 0 ? Math.ceil(1 / share) : Double.POSITIVE_INFINITY;
    double needed = Math.max(enough, fewest());
    return needed - after > MOST ? OptionalInt.empty() : OptionalInt.of((int) needed - after);
  }

  /** The fewest runs with which the rank test can reach the level at all. */
  private double fewest() {
    double within = Comparison.stretched(level, widening);
    double ways = 1;
    for (int runs = 1; runs <= 2 * MOST; runs++) {
      ways *= (before + runs) / (double) runs;
      if (2 / ways <= within) {
        return runs;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double quantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
