package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.stats.Cosinor;
import java.util.List;

/**
 * Whether a metric follows the time of day, and which runs of two releases were made at the same
 * times then.
 *
 * @param matters whether the metric values within the releases follow the time of day
 */
record TimeOfDay(boolean matters) {
  /** So clear a daily rhythm is seen by chance in three of a thousand trends without one. */
  private static final double LEVEL = 0.003;

  /** Runs at most an hour apart in the day are made at the same time of it. */
  private static final double NEAR = 1.0 / 24;

  /** More than the seconds that a run starts early or late. */
  private static final double TOLERANCE = 0.01 / 24;

  /**
   * @param releases the metric values of each
   */
  static TimeOfDay of(List<Figures> releases) {
    return new TimeOfDay(
        Cosinor.pValue(
                releases.stream()
                    .map(release -> new Cosinor.Segment(release.times(), release.values()))
                    .toList())
            <= LEVEL);
  }

  /** Returns the metric values of runs at whose time of day there is a run of the others too. */
  Figures shared(Figures of, Figures others) {
    return matters ? of.only(i -> isNear(of.times()[i], others.times())) : of;
  }

  private static boolean isNear(double time, double[] times) {
    for (double other : times) {
      double apart = Math.abs(time - other);
      if (Math.min(apart, 1 - apart) <= NEAR + TOLERANCE) {
        return true;
      }
    }
    return false;
  }
}
