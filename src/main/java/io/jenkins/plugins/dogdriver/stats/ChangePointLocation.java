package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;

/**
 * Where in a stretch with a single change point the change point is.
 *
 * <p>Each value speaks for the level that it is closer to, in proportion to how much closer it is,
 * but no louder than a value on that very level, and a wild one not at all: the evidence of normal
 * noise, as far as there can be evidence in a single value. The sum of what the values say makes
 * some places more likely than others. Chosen is the place from which the least error is expected,
 * where an error of one value costs a fifth of a larger one: that is right to within one value more
 * often than the likeliest place is, and exactly right almost as often.
 *
 * <p>Source: D. V. Hinkley, "Inference about the change-point in a sequence of random variables",
 * Biometrika 57 (1970), for the likelihoods; P. Fearnhead and G. Rigaill, "Changepoint detection in
 * the presence of outliers", Journal of the American Statistical Association 114 (2019), for not
 * listening to wild values.
 */
final class ChangePointLocation {
  /** The weight of the exact place where a place beside it has the weight 1. */
  private static final double EXACT = 1.25;

  /** How many standard deviations beyond both levels a value is wild. */
  private static final double WILD = 4;

  /** Noise below this share of the change makes no place any less certain. */
  private static final double LEAST_NOISE = 0.01;

  /** Of the likelihood, beyond each end of the interval. */
  private static final double TAIL = 0.025;

  private ChangePointLocation() {}

  /**
   * A place.
   *
   * @param index how many values come before the change point
   * @param earliest with 95 % confidence at least so many
   * @param latest and at most so many
   */
  record Place(int index, int earliest, int latest) {}

  /** Of each place the logarithm of its likelihood, none without a change, and the one chosen. */
  private record Chosen(double[] evidence, int index) {}

  /**
   * Returns where the change point is: how many values come before it.
   *
   * @param values around a single change point
   * @param guess how many values come before it, as far as known; at least {@code shortest}
   * @param shortest how many values there must be on either side, at least 1
   */
  static int index(double[] values, int guess, int shortest) {
    int constant = endOfConstant(values, guess, shortest);
    return constant > 0 ? constant : choose(values, guess, shortest).index();
  }

  /**
   * Returns where the change point is, and how sure that is.
   *
   * @param inflation of the variance, because neighbouring values resemble each other
   * @see #index
   */
  static Place estimate(double[] values, int guess, int shortest, VarianceInflation inflation) {
    int constant = endOfConstant(values, guess, shortest);
    if (constant > 0) {
      return new Place(constant, constant, constant);
    }
    Chosen chosen = choose(values, guess, shortest);
    int best = chosen.index();
    if (chosen.evidence().length == 0) {
      return new Place(best, best, best);
    }
    double[] discounted = likelihood(chosen.evidence(), inflation.factor());
    double tail = TAIL * Arrays.stream(discounted).sum();
    return new Place(
        best,
        Math.min(best, beyond(discounted, tail, 1)),
        Math.max(best, beyond(discounted, tail, -1)));
  }

  /**
   * Where the values of one side are all the same, the other side begins with the first that is
   * not: how many values come before that; 0 where neither side is so, or both.
   */
  private static int endOfConstant(double[] values, int guess, int shortest) {
    int n = values.length;
    int fromStart = 1;
    while (fromStart < n && values[fromStart] == values[0]) {
      fromStart++;
    }
    int fromEnd = 1;
    while (fromEnd < n && values[n - 1 - fromEnd] == values[n - 1]) {
      fromEnd++;
    }
    boolean before = isConstant(fromStart, guess, shortest) && n - fromStart >= shortest;
    boolean after = isConstant(fromEnd, n - guess, shortest) && n - fromEnd >= shortest;
    return before == after ? 0 : before ? fromStart : n - fromEnd;
  }

  /** A few that are equal may be chance in values that were rounded. */
  private static boolean isConstant(int equal, int side, int shortest) {
    return equal >= Math.max(shortest, side - shortest);
  }

  private static Chosen choose(double[] values, int guess, int shortest) {
    Chosen better = move(values, guess, shortest);
    return better.index() == guess ? better : move(values, better.index(), shortest);
  }

  private static Chosen move(double[] values, int guess, int shortest) {
    double low = level(values, 0, guess);
    double high = level(values, guess, values.length);
    if (low == high) {
      return new Chosen(new double[0], guess);
    }
    double[] evidence = evidence(values, low, high, noise(values, guess, low, high), shortest);
    double[] likelihood = likelihood(evidence, 1);
    int best = guess;
    double most = 0;
    for (int place = shortest; place <= values.length - shortest; place++) {
      double chance = likelihood[place - 1] + EXACT * likelihood[place] + likelihood[place + 1];
      if (chance > most) {
        most = chance;
        best = place;
      }
    }
    return new Chosen(evidence, best);
  }

  /** The first place from one end at which more than a tail of the likelihood is passed. */
  private static int beyond(double[] likelihood, double tail, int step) {
    int place = step > 0 ? 0 : likelihood.length - 1;
    double passed = likelihood[place];
    while (passed <= tail) {
      place += step;
      passed += likelihood[place];
    }
    return place;
  }

  /** Of each number of values before the change the logarithm of its likelihood. */
  private static double[] evidence(
      double[] values, double low, double high, double noise, int shortest) {
    double middle = low + (high - low) / 2;
    double reach = Math.abs(high - low) / 2;
    double[] said = new double[values.length + 2];
    for (int place = 1; place <= values.length; place++) {
      double above = (values[place - 1] - middle) * Math.signum(high - low);
      boolean wild = Math.abs(above) > reach + WILD * noise;
      double heard = wild ? 0 : Math.max(-reach, Math.min(reach, above));
      said[place] = said[place - 1] - heard / noise;
    }
    double most = Arrays.stream(said, shortest, values.length - shortest + 1).max().orElse(0);
    double[] evidence = new double[said.length];
    Arrays.fill(evidence, Double.NEGATIVE_INFINITY);
    for (int place = shortest; place <= values.length - shortest; place++) {
      evidence[place] = 2 * reach / noise * (said[place] - most);
    }
    return evidence;
  }

  /** Relative to the likeliest; 0 out of bounds. */
  private static double[] likelihood(double[] evidence, double discount) {
    return Arrays.stream(evidence).map(value -> StrictMath.exp(value / discount)).toArray();
  }

  /**
   * The mean of the middle half of the values: nearly as sure as the mean, but not moved by a wild
   * one.
   */
  private static double level(double[] values, int start, int end) {
    double[] sorted = Arrays.copyOfRange(values, start, end);
    Arrays.sort(sorted);
    int quarter = sorted.length / 4;
    return Arrays.stream(sorted, quarter, sorted.length - quarter).average().orElseThrow();
  }

  /** The standard deviation around the two levels. */
  private static double noise(double[] values, int guess, double low, double high) {
    double[] deviations = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      deviations[i] = Math.abs(values[i] - (i < guess ? low : high));
    }
    return Math.max(
        MedianAbsoluteDeviation.standardDeviation(deviations), LEAST_NOISE * Math.abs(high - low));
  }
}
