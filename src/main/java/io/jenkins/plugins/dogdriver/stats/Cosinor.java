package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hipparchus.distribution.continuous.FDistribution;

/**
 * The test that shows whether values follow a rhythm of a known period: it fits a cosine wave of
 * any height and phase to the ranks within each segment, so that neither the level of a segment nor
 * an outlier counts.
 *
 * <p>Source: W. Nelson, Y. L. Tong, J.-K. Lee and F. Halberg, "Methods for cosinor-rhythmometry",
 * Chronobiologia 6 (1979).
 */
public final class Cosinor {
  /** The degrees of freedom below which a wave fits anything. */
  private static final int LEAST_FREEDOM = 8;

  /** The difference of the criteria that is positive evidence: 2 to 6. */
  private static final double LEAST_EVIDENCE = 5;

  private static final double CIRCLE = 2 * Math.PI;

  /**
   * The values of one level.
   *
   * @param phases where in the period each value was measured, 0 to 1
   * @param values as many as there are phases
   */
  public record Segment(double[] phases, double[] values) {}

  private Cosinor() {}

  /**
   * Returns how probable so clear a rhythm is in values without one, 0 to 1; 1 where there are too
   * few values.
   */
  public static double pValue(List<Segment> segments) {
    Fit fit = new Fit();
    int freedom = -2;
    for (Segment segment : segments) {
      int n = segment.values().length;
      if (n >= 2) {
        double[] ranks = Midranks.of(segment.values());
        for (int i = 0; i < n; i++) {
          ranks[i] /= n + 1;
        }
        fit.add(segment.phases(), ranks);
        freedom += n - 1;
      }
    }
    if (freedom < LEAST_FREEDOM || fit.isFlat()) {
      return 1;
    }
    double explained = fit.explained();
    double left = Math.max(0, fit.all - explained);
    return left == 0
        ? 0
        : 1 - new FDistribution(2, freedom).cumulativeProbability(explained / 2 / (left / freedom));
  }

  /**
   * Returns whether two segments look more like one rhythm than like two levels: whether the two
   * descriptions differ by {@value #LEAST_EVIDENCE} or more in the Bayesian information criterion.
   *
   * <p>Source: G. Schwarz, "Estimating the dimension of a model", Annals of Statistics 6 (1978); R.
   * E. Kass and A. E. Raftery, "Bayes factors", Journal of the American Statistical Association 90
   * (1995), for the difference that is evidence.
   */
  public static boolean isLikelierThanAShift(Segment before, Segment after) {
    Fit shift = new Fit();
    shift.add(before.phases(), before.values());
    shift.add(after.phases(), after.values());
    Fit rhythm = new Fit();
    rhythm.add(concat(before.phases(), after.phases()), concat(before.values(), after.values()));
    int n = before.values().length + after.values().length;
    if (n < LEAST_FREEDOM || rhythm.isFlat() || shift.all == 0) {
      return false;
    }
    double left = Math.max(0, rhythm.all - rhythm.explained());
    return n * StrictMath.log(shift.all / left) - StrictMath.log(n) >= LEAST_EVIDENCE;
  }

  private static double[] concat(double[] first, double[] second) {
    return DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
  }

  /** The sums of squares and products of values and a wave, around their means in each segment. */
  private static final class Fit {
    private double cosines;
    private double sines;
    private double both;
    private double withCosine;
    private double withSine;
    private double all;

    void add(double[] phases, double[] values) {
      int n = values.length;
      double[] cosine = new double[n];
      double[] sine = new double[n];
      for (int i = 0; i < n; i++) {
        cosine[i] = StrictMath.cos(CIRCLE * phases[i]);
        sine[i] = Math.sqrt(Math.max(0, 1 - cosine[i] * cosine[i])) * (phases[i] < 0.5 ? 1 : -1);
      }
      double middleOfCosine = mean(cosine);
      double middleOfSine = mean(sine);
      double middle = mean(values);
      for (int i = 0; i < n; i++) {
        double c = cosine[i] - middleOfCosine;
        double s = sine[i] - middleOfSine;
        double y = values[i] - middle;
        cosines += c * c;
        sines += s * s;
        both += c * s;
        withCosine += c * y;
        withSine += s * y;
        all += y * y;
      }
    }

    private static double mean(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }

    private double determinant() {
      return cosines * sines - both * both;
    }

    /** Returns whether no wave can be distinguished from a level. */
    boolean isFlat() {
      return determinant() < 1e-9 * Math.max(1, cosines * sines) || all == 0;
    }

    double explained() {
      return (withCosine * withCosine * sines
              - 2 * withCosine * withSine * both
              + withSine * withSine * cosines)
          / determinant();
    }
  }
}
