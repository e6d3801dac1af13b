package io.jenkins.plugins.dogdriver.model;

import java.time.Duration;

/**
 * The value of one metric over the window of one run.
 *
 * @param value in the unit of the metric, finite
 * @param series how many Datadog series it was reduced from, for example the number of hosts; 0
 *     where unknown
 * @param coverage the share of the load's time that its points cover, over 0 and at most 1; 1 where
 *     they cover about all of it, or where it is unknown
 */
public record Figure(double value, int series, double coverage) {
  public Figure {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          "A metric value must be a finite number, not " + value + ".");
    }
    if (!(coverage > 0 && coverage <= 1)) {
      throw new IllegalArgumentException(
          "The coverage of a metric value must be over 0 and at most 1, not " + coverage + ".");
    }
  }

  /** Creates a metric value whose points cover the whole load. */
  public Figure(double value, int series) {
    this(value, series, 1);
  }

  /**
   * Returns how much of a load its points cover, for example {@code 12 of 30 min}.
   *
   * @param load how long it was
   */
  public String part(Duration load) {
    boolean minutes = load.compareTo(Duration.ofMinutes(3)) >= 0;
    long whole = minutes ? Math.round(load.toSeconds() / 60.0) : load.toSeconds();
    return "%s of %s %s".formatted(Math.round(whole * coverage), whole, minutes ? "min" : "s");
  }

  /** Returns whether its points cover a part of the load only. */
  public boolean isPartial() {
    return coverage < 1;
  }
}
