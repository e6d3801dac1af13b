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

  /** Logarithm of a likelihood that is lost in the rounding of one. */
  private static final double NEGLIGIBLE = -50;

  /** Of the likelihood, beyond each end of the interval. */
  private static final double TAIL = 0.025;

  /** It hardly ever takes more to a place that stays. */
  private static final int MOST_MOVES = 4;

  private final double[] values;
  private final int[] order;
  private final int shortest;

  /**
   * @param values around a single change point, in order of time
   * @param order their indexes in order of their values
   * @param shortest how many values there must be on either side, at least 1
   */
  ChangePointLocation(double[] values, int[] order, int shortest) {
    this.values = values.clone();
    this.order = order.clone();
    this.shortest = shortest;
  }

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
   * @param guess how many values come before it, as far as known; at least {@code shortest}
   */
  int index(int guess) {
    int constant = endOfConstant(guess);
    return constant > 0 ? constant : choose(guess).index();
  }

  /**
   * Returns where the change point is, and how sure that is.
   *
   * @param inflation of the variance, because neighbouring values resemble each other
   * @see #index
   */
  Place estimate(int guess, VarianceInflation inflation) {
    int constant = endOfConstant(guess);
    if (constant > 0) {
      return new Place(constant, constant, constant);
    }
    Chosen chosen = choose(guess);
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
  private int endOfConstant(int guess) {
    int n = values.length;
    int fromStart = 1;
    while (fromStart < n && values[fromStart] == values[0]) {
      fromStart++;
    }
    int fromEnd = 1;
    while (fromEnd < n && values[n - 1 - fromEnd] == values[n - 1]) {
      fromEnd++;
    }
    boolean before = isConstant(fromStart, guess) && n - fromStart >= shortest;
    boolean after = isConstant(fromEnd, n - guess) && n - fromEnd >= shortest;
    return before == after ? 0 : before ? fromStart : n - fromEnd;
  }

  /** A few that are equal may be chance in values that were rounded. */
  private boolean isConstant(int equal, int side) {
    return equal >= Math.max(shortest, side - shortest);
  }

  private Chosen choose(int guess) {
    Chosen chosen = move(guess);
    int last = guess;
    for (int moves = 1; chosen.index() != last && moves < MOST_MOVES; moves++) {
      last = chosen.index();
      chosen = move(last);
    }
    return chosen;
  }

  private Chosen move(int guess) {
    double[] before = new double[guess];
    double[] after = new double[values.length - guess];
    sort(before, after);
    double low = level(before);
    double high = level(after);
    if (low == high) {
      return new Chosen(new double[0], guess);
    }
    double[] evidence = evidence(low, high, noise(before, low, after, high));
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
  private double[] evidence(double low, double high, double noise) {
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

  /** Relative to the likeliest; 0 out of bounds, and where it is too small to count. */
  private static double[] likelihood(double[] evidence, double discount) {
    double[] likelihood = new double[evidence.length];
    for (int place = 0; place < evidence.length; place++) {
      double exponent = evidence[place] / discount;
      likelihood[place] = exponent < NEGLIGIBLE ? 0 : StrictMath.exp(exponent);
    }
    return likelihood;
  }

  /** Fills in the values of the first places and those of the rest, the smallest first. */
  private void sort(double[] first, double[] rest) {
    int ofFirst = 0;
    int ofRest = 0;
    for (int place : order) {
      if (place < first.length) {
        first[ofFirst++] = values[place];
      } else {
        rest[ofRest++] = values[place];
      }
    }
  }

  /**
   * The mean of the middle half of the values: nearly as sure as the mean, but not moved by a wild
   * one.
   */
  private static double level(double[] sorted) {
    int quarter = sorted.length / 4;
    double sum = 0;
    for (int i = quarter; i < sorted.length - quarter; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * quarter);
  }

  /** The standard deviation around the two levels. */
  private static double noise(double[] before, double low, double[] after, double high) {
    Deviations first = new Deviations(before, low);
    Deviations second = new Deviations(after, high);
    int count = before.length + after.length;
    double last = 0;
    double next = 0;
    for (int i = 0; i <= count / 2; i++) {
      last = next;
      next = first.least() <= second.least() ? first.next() : second.next();
    }
    double median = count % 2 == 0 ? (last + next) / 2 : next;
    return Math.max(
        MedianAbsoluteDeviation.toStandardDeviation(median), LEAST_NOISE * Math.abs(high - low));
  }

  /** How far sorted values are from a level, the least first. */
  private static final class Deviations {
    private final double[] sorted;
    private final double level;
    private int below;
    private int above;

    Deviations(double[] sorted, double level) {
      this.sorted = sorted;
      this.level = level;
      while (above < sorted.length && sorted[above] < level) {
        above++;
      }
      below = above - 1;
    }

    double least() {
      return Math.min(down(), up());
    }

    double next() {
      return down() <= up() ? level - sorted[below--] : sorted[above++] - level;
    }

    private double down() {
      return below < 0 ? Double.POSITIVE_INFINITY : level - sorted[below];
    }

    private double up() {
      return above == sorted.length ? Double.POSITIVE_INFINITY : sorted[above] - level;
    }
  }
}
