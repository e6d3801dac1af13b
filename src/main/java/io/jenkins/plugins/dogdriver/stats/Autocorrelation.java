package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.List;
import org.hipparchus.stat.ranking.NaturalRanking;
import org.hipparchus.stat.ranking.TiesStrategy;

/**
 * How much a value resembles the one before it. Measurements that follow each other share the state
 * of the network and the load of the machine; they carry less evidence than as many independent
 * ones.
 *
 * <p>Source: R. Bartels, "The rank version of von Neumann's ratio test for randomness", Journal of
 * the American Statistical Association 77 (1982).
 */
public final class Autocorrelation {
  /** The ranks of four values in a row can hardly look unlike chance. */
  private static final int FEWEST_VALUES = 5;

  /** The number of neighbouring pairs from which on half of what they show is believed. */
  private static final double SHRINKAGE = 40;

  private Autocorrelation() {}

  /**
   * Returns the lag-1 autocorrelation of the ranks within each segment, so that neither a change of
   * level between segments nor a wild value counts. It is corrected for its bias, and shrunk
   * towards 0 where there are few values.
   *
   * <p>Among n values in random order the mean product of neighbouring ranks, taken from their
   * mean, is -(n + 1) / 12, and their mean square (n² - 1) / 12.
   *
   * @param segments the values of each segment, in order of time
   * @return from 0 to below 1; 0 for a negative autocorrelation
   */
  public static double lag1(List<double[]> segments) {
    double sum = 0;
    int pairs = 0;
    for (double[] values : segments) {
      int n = values.length;
      if (n >= FEWEST_VALUES && Arrays.stream(values).anyMatch(value -> value != values[0])) {
        sum += neighbours(new NaturalRanking(TiesStrategy.AVERAGE).rank(values));
        pairs += n - 1;
      }
    }
    return pairs == 0 ? 0 : Math.max(0, sum / (pairs + SHRINKAGE));
  }

  /** The sum of the correlations of neighbours, 0 on average where the order is random. */
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
