package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Plans how many more values of the second of two samples settle whether it lies above or below the
 * first, where the first cannot grow. The answer does not depend on the shift that was seen so far:
 * it is valid for every true shift but those close to the smallest that matters, and says which
 * these are.
 *
 * <p>Source: G. E. Noether, "Sample size determination for some common nonparametric tests",
 * Journal of the American Statistical Association 82 (1987); D. J. Schuirmann (1987) for showing
 * that there is no shift; M. Abramowitz and I. A. Stegun, "Handbook of Mathematical Functions"
 * (1964), 26.7.5, for the quantiles of few values.
 *
 * @param before size of the first sample, at least 2
 * @param after size of the second sample so far, at least 1
 * @param noise the standard deviation of a value, times the factor for neighbours that resemble
 *     each other
 * @param rules when a shift counts as settled
 */
public record SampleSize(int before, int after, double noise, Rules rules) {
  /** The largest number of values that is planned. */
  private static final int MOST = 1_000;

  /** The probability with which the planned values must settle it. */
  private static final double PROBABLE = 0.75;

  /** The probability with which the smallest shift that can be shown is shown. */
  private static final double POWER = 0.8;

  /**
   * The largest shift from which on the values of a plan may show one, as a multiple of the
   * smallest that matters.
   */
  private static final double LARGEST = 2;

  /**
   * The smallest limit up to which a plan must find a shift not to matter, as a share of the
   * smallest that matters.
   */
  private static final double NONE = 0.2;

  /**
   * The amount by which a standard deviation may be above its estimate, as a share of it, where
   * there is one value: a plan for too little noise fails.
   */
  private static final double BOUND = 0.5;

  /** The standard deviation of normal values over the mean of their absolute deviations. */
  private static final double NORMAL_CONSISTENCY = Math.sqrt(Math.PI / 2);

  /** The standard error of the median difference over that of the mean one, for normal noise. */
  private static final double RANKS_OVER_MEANS = Math.sqrt(Math.PI / 3);

  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double TWO_SIDED = quantile(1 - RelativeChange.LEVEL / 2);

  /**
   * The rules by which a shift counts as settled.
   *
   * @param smallest the smallest shift that matters, above 0
   * @param least what a shift must surely exceed
   * @param tests how many tests share the level
   */
  public record Rules(double smallest, double least, int tests) {
    /**
     * Returns the estimate from which on a shift is shown, for a standard error of it.
     *
     * @param before size of the first sample
     * @param after size of the second sample
     */
    public double shown(double error, int before, int after) {
      return shown(error, before, after, Double.POSITIVE_INFINITY);
    }

    private double shown(double error, int before, int after, double freedom) {
      double any = student(SequentialTest.anyShift(tests, after), freedom);
      double values = SequentialTest.harmonicSum(before, after);
      double effect = student(SequentialTest.smallestEffect(tests, values), freedom);
      return Math.max(smallest, Math.max(any * error, least + effect * error));
    }

    /** Returns how far from 0 an estimate may be that shows that there is no shift that matters. */
    private double none(double error, double freedom) {
      return smallest - student(TWO_SIDED, freedom) * error;
    }
  }

  /**
   * A plan for the second sample.
   *
   * @param more values of the second sample, 1 or more
   * @param none up to which a true shift is probably found not to matter
   * @param shown from which on it is probably shown
   */
  public record Plan(int more, double none, double shown) {}

  /**
   * Returns the standard deviation of a value around the median of its sample, from the mean
   * absolute deviation, in which an outlier counts as one value.
   *
   * @param before at least one value
   * @param after at least one value
   */
  public static double noise(double[] before, double[] after) {
    int freedom = Math.max(1, before.length + after.length - 2);
    return NORMAL_CONSISTENCY * (deviations(before) + deviations(after)) / freedom;
  }

  private static double deviations(double[] values) {
    double median = Median.of(values);
    return Arrays.stream(values).map(value -> Math.abs(value - median)).sum();
  }

  /**
   * Returns about how many more values settle it. It is absent where no number does, or where there
   * are enough values: what is unclear then is close to the smallest shift that matters.
   */
  public Optional<Plan> plan() {
    if (settles(0)) {
      return Optional.empty();
    }
    for (int step = 1, more = 1; more <= MOST; more += step, step = Math.max(1, more / 5)) {
      if (settles(more)) {
        return Optional.of(plan(more));
      }
    }
    return Optional.empty();
  }

  private boolean settles(int more) {
    if (!SequentialTest.isPossible(before, after + more, rules.tests())) {
      return false;
    }
    Plan plan = plan(more);
    return plan.none() >= NONE * rules.smallest() && plan.shown() <= LARGEST * rules.smallest();
  }

  private Plan plan(int more) {
    int values = after + more;
    double bound = 1 + BOUND / Math.sqrt(before + after);
    double error = bound * error(1.0 / before + 1.0 / values);
    double freedom = freedom(1.0 / before, 1.0 / values, before - 1, values - 1);
    double luck = quantile(PROBABLE) * error;
    double shown = rules.shown(error, before, values, freedom);
    return new Plan(more, rules.none(error, freedom) - luck, shown + luck);
  }

  /**
   * Returns the smallest shift that can be shown with the first sample and any number of values in
   * the second.
   */
  public double smallestShown() {
    double error = error(1.0 / before);
    return rules.shown(error, before, MOST, before - 1) + quantile(POWER) * error;
  }

  private double error(double variance) {
    return noise * RANKS_OVER_MEANS * Math.sqrt(variance);
  }

  /** Returns the degrees of freedom of a sum of two estimated variances. */
  private static double freedom(double first, double second, int ofFirst, int ofSecond) {
    double sum = first + second;
    return sum * sum / (first * first / ofFirst + second * second / ofSecond);
  }

  /** Returns the quantile of Student's distribution where the normal one has the given quantile. */
  private static double student(double z, double freedom) {
    double cube = z * z * z;
    return z
        + (cube + z) / (4 * freedom)
        + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * freedom * freedom);
  }

  private static double quantile(double probability) {
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
