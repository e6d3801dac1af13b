package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;

/**
 * Where in a stretch with a single step the step is.
 *
 * <p>Each value speaks for the level that it is closer to, in proportion to how much closer it is,
 * but no louder than a value on that very level, and a wild one not at all: the evidence of normal
 * noise, as far as there can be evidence in a single value. The sum of what the values say makes
 * some places more likely than others. Chosen is the place from which the least error is expected,
 * where an error of one value costs a fifth of a larger one: that is right to within one value more
 * often than the likeliest place is, and exactly right almost as often.
 *
 * <p>Source of the likelihoods: D. V. Hinkley, "Inference about the change-point in a sequence of
 * random variables", Biometrika 57 (1970); of not listening to wild values: P. Fearnhead and G.
 * Rigaill, "Changepoint detection in the presence of outliers", Journal of the American Statistical
 * Association 114 (2019).
 */
final class StepPlace {
  /** The weight of the exact place where a place beside it has the weight 1. */
  private static final double EXACT = 1.25;

  /** The standard deviation of normal values over the median of their distances from the middle. */
  private static final double DEVIATION_OVER_MEDIAN = 1.4826;

  /** A value so many standard deviations beyond both levels is wild. */
  private static final double WILD = 4;

  /** Noise below this share of the step makes no place any less certain. */
  private static final double LEAST_NOISE = 0.01;

  private StepPlace() {}

  /**
   * Tells how many values come before the step.
   *
   * @param stretch the values around the step
   * @param guess how many come before it, as far as known
   * @param fewest how many values there must be on either side
   */
  static int in(double[] stretch, int guess, int fewest) {
    int better = move(stretch, guess, fewest);
    return better == guess ? guess : move(stretch, better, fewest);
  }

  private static int move(double[] stretch, int cut, int fewest) {
    double low = level(stretch, 0, cut);
    double high = level(stretch, cut, stretch.length);
    if (low == high) {
      return cut;
    }
    double[] likelihood = likelihood(stretch, low, high, noise(stretch, cut, low, high), fewest);
    int best = cut;
    double most = 0;
    for (int place = fewest; place <= stretch.length - fewest; place++) {
      double chance = likelihood[place - 1] + EXACT * likelihood[place] + likelihood[place + 1];
      if (chance > most) {
        most = chance;
        best = place;
      }
    }
    return best;
  }

  /** Of each number of values before the step, relative to the likeliest; 0 outside the bounds. */
  private static double[] likelihood(
      double[] stretch, double low, double high, double noise, int fewest) {
    double middle = low + (high - low) / 2;
    double reach = Math.abs(high - low) / 2;
    double[] said = new double[stretch.length + 2];
    for (int place = 1; place <= stretch.length; place++) {
      double above = (stretch[place - 1] - middle) * Math.signum(high - low);
      boolean wild = Math.abs(above) > reach + WILD * noise;
      double heard = wild ? 0 : Math.max(-reach, Math.min(reach, above));
      said[place] = said[place - 1] - heard / noise;
    }
    double most = Arrays.stream(said, fewest, stretch.length - fewest + 1).max().orElse(0);
    double[] likelihood = new double[said.length];
    for (int place = fewest; place <= stretch.length - fewest; place++) {
      likelihood[place] = StrictMath.exp(2 * reach / noise * (said[place] - most));
    }
    return likelihood;
  }

  /**
   * The mean of the middle half of the values: nearly as sure as the mean, but not moved by a wild
   * one.
   */
  private static double level(double[] stretch, int start, int end) {
    double[] sorted = Arrays.copyOfRange(stretch, start, end);
    Arrays.sort(sorted);
    int quarter = sorted.length / 4;
    return Arrays.stream(sorted, quarter, sorted.length - quarter).average().orElseThrow();
  }

  /** The standard deviation around the two levels. */
  private static double noise(double[] stretch, int cut, double low, double high) {
    double[] distances = new double[stretch.length];
    for (int i = 0; i < stretch.length; i++) {
      distances[i] = Math.abs(stretch[i] - (i < cut ? low : high));
    }
    return Math.max(
        DEVIATION_OVER_MEDIAN * Middle.of(distances), LEAST_NOISE * Math.abs(high - low));
  }
}
