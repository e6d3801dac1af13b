package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;

/**
 * Finds the place of the change point in a stretch with a single one.
 *
 * <p>Each value is evidence for the level that it is closer to, in proportion to how much closer it
 * is, but at most as much as a value on that very level, and an outlier is not evidence at all:
 * this is the evidence under normal noise, as far as a single value can be evidence. The sum of
 * this evidence makes some places more likely than others. The place with the least expected error
 * is chosen, where an error of one value costs a fifth of a larger one: it is right to within one
 * value more often than the likeliest place, and exactly right almost as often.
 *
 * <p>Source: D. V. Hinkley, "Inference about the change-point in a sequence of random variables",
 * Biometrika 57 (1970), for the likelihoods; P. Fearnhead and G. Rigaill, "Changepoint detection in
 * the presence of outliers", Journal of the American Statistical Association 114 (2019), for
 * leaving out outliers.
 */
final class ChangePointLocation {
  /** The weight of the exact place where a place beside it has the weight 1. */
  private static final double EXACT = 1.25;

  /** The number of standard deviations beyond both levels from which on a value is an outlier. */
  private static final double WILD = 4;

  /** The share of the change below which noise does not make a place any more certain. */
  private static final double LEAST_NOISE = 0.01;

  /** The logarithm of a likelihood that is lost in the rounding of 1. */
  private static final double NEGLIGIBLE = -50;

  /** The share of the likelihood beyond each end of the interval. */
  private static final double TAIL = 0.025;

  /** The largest number of moves; more are hardly ever needed to reach a place that stays. */
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
   * @param earliest the number that comes before it at least, with 95 % confidence
   * @param latest the number that comes before it at most, with the same confidence
   */
  record Place(int index, int earliest, int latest) {}

  /**
   * The logarithm of the likelihood of each place, empty where there is no change, and the chosen
   * place.
   */
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
   * Returns how many values come before the change where those of one side are all the same: the
   * other side begins with the first that differs. 0 where neither side is constant, or both are.
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

  /**
   * Returns whether a side is constant; a few equal values may be chance where values were rounded.
   */
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

  /** Returns the first place from one end at which more than a tail of the likelihood is passed. */
  private static int beyond(double[] likelihood, double tail, int step) {
    int place = step > 0 ? 0 : likelihood.length - 1;
    double passed = likelihood[place];
    while (passed <= tail) {
      place += step;
      passed += likelihood[place];
    }
    return place;
  }

  /** Returns the logarithm of the likelihood of each number of values before the change. */
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

  /**
   * Returns the likelihoods relative to the largest; 0 out of bounds, and where one is too small to
   * count.
   */
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
   * Returns the mean of the middle half of the values: nearly as sure as the mean, but not moved by
   * an outlier.
   */
  private static double level(double[] sorted) {
    int quarter = sorted.length / 4;
    double sum = 0;
    for (int i = quarter; i < sorted.length - quarter; i++) {
      sum += sorted[i];
    }
    return sum / (sorted.length - 2 * quarter);
  }

  /** Returns the standard deviation around the two levels. */
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

  /** The distances of sorted values from a level, the smallest first. */
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
