package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import java.time.Instant;

/**
 * A run from which on a metric is on another level than before, across releases.
 *
 * @param index of the first run on the new level in {@link Trend#runs()}
 * @param start of that run
 * @param version of that run
 * @param before the median metric value between the change point before this one and this one
 * @param after the median metric value from here to the next change point
 * @param change of the level relative to {@code before}: 0.1 is 10 % higher; 0 where {@code before}
 *     is 0
 * @param pValue how probable so clear a change would be in a steady series, 0 to 1
 * @param cause for people: the release that starts here, the hosts that changed, or where to look
 * @param release whether a release starts here, as exactly as the place is known
 */
public record MetricChangePoint(
    int index,
    Instant start,
    String version,
    double before,
    double after,
    double change,
    double pValue,
    String cause,
    boolean release) {

  /** Returns whether it is sure; else it is only likely. */
  public boolean isSure() {
    return pValue <= ChangePointDetector.LEVEL;
  }

  /** Returns {@code sure} or {@code likely}. */
  public String grade() {
    return isSure() ? "sure" : "likely";
  }
}
