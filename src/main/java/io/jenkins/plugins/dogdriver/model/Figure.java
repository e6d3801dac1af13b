package io.jenkins.plugins.dogdriver.model;

/**
 * The value of one metric over the window of one run.
 *
 * @param value in the unit of the metric, finite
 * @param series how many Datadog series it was reduced from, for example the number of hosts; 0
 *     where unknown
 */
public record Figure(double value, int series) {
  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("A figure must be a finite number, not " + value + ".");
    }
  }
}
