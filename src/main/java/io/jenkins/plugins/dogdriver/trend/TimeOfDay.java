package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.stats.Cosinor;
import java.util.Arrays;
import java.util.List;

/**
 * The time of day: whether a metric follows it, and which runs of two releases were made at the
 * same times then.
 *
 * @param matters whether the metric values within the releases follow the time of day
 */
record TimeOfDay(boolean matters) {
  /**
   * The p-value of a daily rhythm that is seen by chance in three of a thousand trends without one.
   */
  private static final double LEVEL = 0.003;

  /** Runs at most an hour apart in the day are made at the same time of it. */
  private static final double NEAR = 1.0 / 24;

  /** A tolerance of more than the seconds that a run starts early or late. */
  private static final double TOLERANCE = 0.01 / 24;

  private static final double APART = NEAR + TOLERANCE;

  /**
   * Returns whether the metric follows the time of day.
   *
   * @param releases the metric values of each
   */
  static TimeOfDay of(List<Figures> releases) {
    return new TimeOfDay(
        Cosinor.pValue(releases.stream().map(TimeOfDay::segment).toList()) <= LEVEL);
  }

  private static Cosinor.Segment segment(Figures release) {
    return new Cosinor.Segment(release.times(), release.values());
  }

  /**
   * Returns whether two releases that were not run at the same times of day differ less like two
   * levels than like the two parts of one day.
   */
  static boolean isOneDay(Figures before, Figures after) {
    return Cosinor.isLikelierThanAShift(segment(before), segment(after));
  }

  /** Returns the metric values of runs at whose time of day there is a run of the others too. */
  static Figures shared(Figures of, Figures others) {
    double[] times = others.times().clone();
    Arrays.sort(times);
    return of.only(i -> isNear(of.times()[i], times));
  }

  private static boolean isNear(double time, double[] sorted) {
    return isBetween(time - APART, time + APART, sorted)
        || isBetween(time + 1 - APART, 1, sorted)
        || isBetween(0, time - 1 + APART, sorted);
  }

  private static boolean isBetween(double low, double high, double[] sorted) {
    int found = Arrays.binarySearch(sorted, low);
    int first = found < 0 ? -found - 1 : found;
    return first < sorted.length && sorted[first] <= high;
  }
}
