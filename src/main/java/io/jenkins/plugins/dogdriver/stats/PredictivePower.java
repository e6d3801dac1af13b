package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * What more values of the second of two samples would show, where the first cannot grow: how
 * probable it is that with them the shift is settled, as seen from the values so far.
 *
 * <p>Source: D. J. Spiegelhalter, L. S. Freedman and P. R. Blackburn, "Monitoring clinical trials:
 * conditional or predictive power?", Controlled Clinical Trials 7 (1986).
 *
 * @param before size of the first sample, at least 1
 * @param after size of the second sample so far, at least 1
 * @param estimate of the shift so far
 * @param noise the standard deviation of a value times the factor that resembling neighbours cost
 * @param rules when a shift counts as settled
 */
public record PredictivePower(int before, int after, double estimate, double noise, Rules rules) {
  /** Nobody plans more than this. */
  private static final int MOST = 1_000;

  /** How probable it must be that so many more values settle it. */
  private static final double PROBABLE = 0.7;

  /** How probable it shall be that the smallest shift which can be shown is. */
  private static final double POWER = 0.8;

  /** The standard error of the median difference over that of the mean one, for normal noise. */
  private static final double RANKS_OVER_MEANS = Math.sqrt(Math.PI / 3);

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double TWO_SIDED = quantile(1 - RelativeChange.LEVEL / 2);

  /**
   * When a shift counts as settled.
   *
   * @param smallest the smallest shift that matters, above 0
   * @param least what a shift must surely exceed
   * @param tests how many tests share the level
   * @param fewest as many values of the second sample there must be
   */
  public record Rules(double smallest, double least, int tests, int fewest) {
    /** Returns the estimate from which on a shift is shown, for a standard error of it. */
    public double shown(double error) {
      return shown(error, SequentialTest.anyShift(tests), SequentialTest.smallestEffect(tests));
    }

    private double shown(double error, double any, double smallestEffect) {
      return Math.max(smallest, Math.max(any * error, least + smallestEffect * error));
    }

    /** How far from 0 an estimate may be that shows that there is no shift that matters. */
    double none(double error) {
      return Math.max(0, smallest - TWO_SIDED * error);
    }
  }

  /**
   * Returns the standard deviation of a value around the median of its sample, which wild values
   * hardly move.
   *
   * @param before at least one value
   * @param after at least one value
   */
  public static double noise(double[] before, double[] after) {
    double[] deviations = DoubleStream.concat(deviations(before), deviations(after)).toArray();
    // Two degrees of freedom are spent on the two medians.
    double spent = Math.sqrt(deviations.length / Math.max(1.0, deviations.length - 2.0));
    return MedianAbsoluteDeviation.standardDeviation(deviations) * spent;
  }

  private static DoubleStream deviations(double[] values) {
    double median = Median.of(values);
    return Arrays.stream(values).map(value -> Math.abs(value - median));
  }

  /**
   * Returns how many more values of the second sample probably settle it, 1 or more; absent where
   * no number does.
   */
  public OptionalInt more() {
    double any = SequentialTest.anyShift(rules.tests());
    double smallestEffect = SequentialTest.smallestEffect(rules.tests());
    for (int step = 1, values = Math.max(1, rules.fewest() - after);
        values <= MOST;
        values += step, step = Math.max(1, values / 5)) {
      if (settled(after + values, any, smallestEffect) >= PROBABLE) {
        return OptionalInt.of(values);
      }
    }
    return OptionalInt.empty();
  }

  /**
   * Returns the smallest shift that the first sample can show, with values of the second at will.
   */
  public double smallestShown() {
    double error = noise * RANKS_OVER_MEANS / Math.sqrt(before);
    return rules.shown(error) + quantile(POWER) * error;
  }

  private double settled(int values, double any, double smallestEffect) {
    double error = noise * RANKS_OVER_MEANS * Math.sqrt(1.0 / before + 1.0 / values);
    double change = noise * RANKS_OVER_MEANS * Math.sqrt(1.0 / after - 1.0 / values);
    double shown = rules.shown(error, any, smallestEffect);
    double none = rules.none(error);
    return 1
        - below(shown, change)
        + below(-shown, change)
        + below(none, change)
        - below(-none, change);
  }

  private double below(double limit, double change) {
    return change == 0
        ? (estimate < limit ? 1 : 0)
        : NORMAL.cumulativeProbability((limit - estimate) / change);
  }

  private static double quantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
