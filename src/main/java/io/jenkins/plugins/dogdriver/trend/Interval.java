package io.jenkins.plugins.dogdriver.trend;

/**
 * Where a relative change lies with a confidence of 95 %.
 *
 * @param low the lower end, relative to the baseline: -0.1 is 10 % lower
 * @param high the upper end, not below {@code low}
 */
public record Interval(double low, double high) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "An interval from " + low + " to " + high + " has its ends the wrong way round.");
    }
  }
}
