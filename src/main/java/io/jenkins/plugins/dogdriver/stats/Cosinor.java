package io.jenkins.plugins.dogdriver.stats;

import java.util.List;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * The test whether values follow a rhythm of a known period: a cosine wave of any height and phase
 * is fitted to the ranks within each segment, so that neither the level of a segment nor a wild
 * value counts.
 *
 * <p>Source: W. Nelson, Y. L. Tong, J.-K. Lee and F. Halberg, "Methods for cosinor-rhythmometry",
 * Chronobiologia 6 (1979).
 */
public final class Cosinor {
  /** With fewer degrees of freedom a wave fits anything. */
  private static final int LEAST_FREEDOM = 8;

  /**
   * Values of one level.
   *
   * @param phases where in the period each value was measured: 0 to 1
   * @param values as many
   */
  public record Segment(double[] phases, double[] values) {}

  private Cosinor() {}

  /**
   * Returns how probable so clear a rhythm is in values without one, 0 to 1; 1 where there are too
   * few values.
   */
  public static double pValue(List<Segment> segments) {
    double cosines = 0;
    double sines = 0;
    double both = 0;
    double withCosine = 0;
    double withSine = 0;
    double all = 0;
    int freedom = -2;
    for (Segment segment : segments) {
      int n = segment.values().length;
      if (n < 2) {
        continue;
      }
      double[] y = centred(Midranks.of(segment.values()), n + 1);
      double[] cosine = new double[n];
      double[] sine = new double[n];
      for (int i = 0; i < n; i++) {
        double angle = 2 * Math.PI * segment.phases()[i];
        cosine[i] = StrictMath.cos(angle);
        sine[i] = StrictMath.sin(angle);
      }
      cosine = centred(cosine, 1);
      sine = centred(sine, 1);
      for (int i = 0; i < n; i++) {
        cosines += cosine[i] * cosine[i];
        sines += sine[i] * sine[i];
        both += cosine[i] * sine[i];
        withCosine += cosine[i] * y[i];
        withSine += sine[i] * y[i];
        all += y[i] * y[i];
      }
      freedom += n - 1;
    }
    double determinant = cosines * sines - both * both;
    if (freedom < LEAST_FREEDOM || determinant < 1e-9 * Math.max(1, cosines * sines) || all == 0) {
      return 1;
    }
    double explained =
        (withCosine * withCosine * sines
                - 2 * withCosine * withSine * both
                + withSine * withSine * cosines)
            / determinant;
    double left = Math.max(0, all - explained);
    return left == 0
        ? 0
        : 1 - new FDistribution(2, freedom).cumulativeProbability(explained / 2 / (left / freedom));
  }

  /** The values in another unit, less their mean. */
  private static double[] centred(double[] values, double unit) {
    double mean = 0;
    for (double value : values) {
      mean += value / values.length;
    }
    double[] centred = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      centred[i] = (values[i] - mean) / unit;
    }
    return centred;
  }
}
