package io.jenkins.plugins.dogdriver.stats;

import org.hipparchus.distribution.continuous.TDistribution;

/**
 * The test of Brunner and Munzel, which shows whether values of one sample tend to lie above those
 * of another. Unlike that of Mann and Whitney it allows for samples that scatter differently, of
 * any sizes, because it computes the scatter of the ranks of each sample from that sample itself.
 *
 * <p>Where the samples do not overlap, the ranks of neither scatter. Then the scatter of half a
 * pair in the wrong order is assumed.
 *
 * <p>Source: E. Brunner and U. Munzel, "The nonparametric Behrens-Fisher problem: asymptotic theory
 * and a small-sample approximation", Biometrical Journal 42 (2000).
 */
final class BrunnerMunzel {
  /** The degrees of freedom beyond which the t distribution is normal for all purposes. */
  private static final double MOST_FREEDOM = 1_000;

  private BrunnerMunzel() {}

  /**
   * Returns how probable it is that the second sample lies so far above the first by chance, 0 to
   * 1, if neither tends to lie above the other.
   *
   * @param from sorted, at least two values
   * @param to sorted, at least two values
   * @param shift that is subtracted from each value of {@code to}
   */
  static double pValue(double[] from, double[] to, double shift) {
    double pairs = (double) from.length * to.length;
    Placements above = Placements.of(from, to, shift);
    Placements below = Placements.of(to, from, -shift);
    double first = below.variance() / ((double) to.length * to.length) / from.length;
    double second = above.variance() / ((double) from.length * from.length) / to.length;
    double least = 0.25 / pairs / Math.min(from.length, to.length);
    double variance = first + second;
    double t = (above.sum() / pairs - 0.5) / Math.sqrt(Math.max(variance, least));
    return new TDistribution(freedom(first, second, from.length, to.length))
        .cumulativeProbability(-t);
  }

  /** Returns the degrees of freedom of a sum of two estimated variances. */
  private static double freedom(double first, double second, int before, int after) {
    if (first + second == 0) {
      return Math.min(before, after) - 1;
    }
    double sum = first + second;
    double freedom = sum * sum / (first * first / (before - 1) + second * second / (after - 1));
    return Math.max(1, Math.min(MOST_FREEDOM, freedom));
  }

  /**
   * The number of values of one sample that lie below each value of another, summed up; equal ones
   * count half.
   */
  private record Placements(double sum, double variance) {

    static Placements of(double[] among, double[] values, double shift) {
      double sum = 0;
      double squares = 0;
      int below = 0;
      int upTo = 0;
      for (double value : values) {
        while (below < among.length && among[below] < value - shift) {
          below++;
        }
        while (upTo < among.length && among[upTo] <= value - shift) {
          upTo++;
        }
        double placement = (below + upTo) / 2.0;
        sum += placement;
        squares += placement * placement;
      }
      int n = values.length;
      return new Placements(sum, Math.max(0, (squares - sum * sum / n) / (n - 1)));
    }
  }
}
