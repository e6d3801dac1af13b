package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * How much a run resembles the one before it. Runs that follow each other share the weather of the
 * network and the neighbours on the machine; they then carry less evidence than as many independent
 * runs.
 */
final class Autocorrelation {
  /** The ranks of four values in a row can hardly look unlike chance. */
  private static final int FEWEST_RUNS = 5;

  /** As many neighbouring pairs must be seen before half of what they show is believed. */
  private static final double DOUBT = 40;

  private Autocorrelation() {}

  /**
   * The lag-1 correlation of the ranks within each release, so that neither a shift between
   * releases nor a wild value counts, freed of its bias, and drawn towards 0 where there are few
   * runs.
   *
   * <p>Among n values in random order the mean product of neighbouring ranks, taken from their
   * mean, is -(n + 1) / 12, and their mean square (n² - 1) / 12: R. Bartels, "The rank version of
   * von Neumann's ratio test for randomness", Journal of the American Statistical Association 77
   * (1982).
   *
   * @param releases the values of each release, in order of time
   * @return from 0 to below 1; a negative correlation counts as none
   */
  static double within(List<double[]> releases) {
    double sum = 0;
    int pairs = 0;
    for (double[] values : releases) {
      int n = values.length;
      if (n >= FEWEST_RUNS && Arrays.stream(values).anyMatch(value -> value != values[0])) {
        sum += neighbours(new NaturalRanking(TiesStrategy.AVERAGE).rank(values));
        pairs += n - 1;
      }
    }
    return pairs == 0 ? 0 : Math.max(0, sum / (pairs + DOUBT));
  }

  /** The sum of the correlations of neighbours, 0 on average where the order is by chance. */
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

  /**
   * How many times wider the mean of many values scatters than that of independent ones, 1 or more.
   *
   * <p>Source: G. V. Bayley and J. M. Hammersley, "The effective number of independent observations
   * in an autocorrelated time series", Supplement to the Journal of the Royal Statistical Society 8
   * (1946), for a first-order autoregression and many values.
   *
   * @param correlation of neighbours, 0 to below 1
   */
  static double widening(double correlation) {
    return Math.sqrt((1 + correlation) / (1 - correlation));
  }
}
