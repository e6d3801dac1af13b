package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.List;

/**
 * The degree to which a value resembles the one before it. Measurements that follow each other
 * share the state of the network and the load of the machine; they carry less evidence than as many
 * independent ones.
 *
 * <p>It is computed from the ranks within segments, so that neither a change of level between
 * segments nor an outlier counts. Among n values in random order the mean product of the deviations
 * of neighbouring ranks from their mean is -(n + 1) / 12, and the mean square of the deviations is
 * (n² - 1) / 12.
 *
 * <p>Source: R. Bartels, "The rank version of von Neumann's ratio test for randomness", Journal of
 * the American Statistical Association 77 (1982); for the bias of short segments: F. H. C. Marriott
 * and J. A. Pope, "Bias in the estimation of autocorrelations", Biometrika 41 (1954).
 *
 * @param sum of the correlations of neighbours, 0 on average where the order is random
 * @param pairs how many neighbours there are
 * @param unbiased of how many neighbours the sum would be in one long segment
 */
public record Autocorrelation(double sum, double pairs, double unbiased) {
  /** The autocorrelation of which nothing is known yet. */
  static final Autocorrelation NONE = new Autocorrelation(0, 0, 0);

  /** The fewest values in a row that count: the ranks of four can hardly look unlike chance. */
  private static final int FEWEST_VALUES = 5;

  /** The number of neighbours with which the estimate is shrunk by half. */
  private static final double SHRINKAGE = 40;

  /** The same number for the cautious estimate. */
  private static final double CAUTIOUS_SHRINKAGE = 3;

  /**
   * The number of values that a segment loses to its bias; at least {@link #LEAST_SHARE} is left.
   */
  private static final double BIAS = 3.5;

  private static final double LEAST_SHARE = 0.2;

  /**
   * The largest autocorrelation that is assumed: with a larger one, no number of values would be
   * evidence.
   */
  private static final double MOST = 0.75;

  /**
   * Returns the autocorrelation of all segments together.
   *
   * @param segments the values of each segment, in order of time
   */
  public static Autocorrelation of(List<double[]> segments) {
    return segments.stream().reduce(NONE, Autocorrelation::plus, Autocorrelation::plus);
  }

  /** Returns the autocorrelation of this and one more segment together. */
  public Autocorrelation plus(double[] values) {
    int n = values.length;
    if (n < FEWEST_VALUES || Arrays.stream(values).allMatch(value -> value == values[0])) {
      return this;
    }
    double seen = neighbours(Midranks.of(values));
    return plus(new Autocorrelation(seen, n - 1, (n - 1) * Math.max(LEAST_SHARE, 1 - BIAS / n)));
  }

  Autocorrelation plus(Autocorrelation other) {
    return new Autocorrelation(sum + other.sum, pairs + other.pairs, unbiased + other.unbiased);
  }

  /**
   * Returns the lag-1 autocorrelation, shrunk towards 0 where there are few values.
   *
   * @return from 0 to below 1; 0 for a negative autocorrelation
   */
  double lag1() {
    return Math.max(0, sum / (pairs + SHRINKAGE));
  }

  /**
   * Returns the lag-1 autocorrelation corrected for the bias of short segments and hardly shrunk:
   * rather too large where there are few values.
   *
   * @return from 0 to {@value #MOST}
   */
  public double cautious() {
    return Math.min(MOST, Math.max(0, sum / (unbiased + CAUTIOUS_SHRINKAGE)));
  }

  private static double neighbours(double[] ranks) {
    int n = ranks.length;
    double mean = (n + 1) / 2.0;
    double square = (n + 1.0) * (n - 1) / 12;
    double sum = 0;
    for (int i = 1; i < n; i++) {
      sum += (ranks[i] - mean) * (ranks[i - 1] - mean) + (n + 1) / 12.0;
    }
    return sum / square;
  }
}
