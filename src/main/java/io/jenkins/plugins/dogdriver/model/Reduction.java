package io.jenkins.plugins.dogdriver.model;

import java.util.Objects;

/**
 * The way in which the points of one or more Datadog series become one number.
 *
 * @param statistic the number that a set of points becomes
 * @param scope over which points: all of them at once, or each series by itself and then the mean
 *     of the series' numbers, so that a host with more points does not weigh more
 */
public record Reduction(Statistic statistic, Scope scope) {
  public enum Statistic {
    MAX,
    MEAN,
    MEDIAN,
    P95
  }

  public enum Scope {
    ALL_SERIES,
    PER_SERIES
  }

  public Reduction {
    Objects.requireNonNull(statistic, "statistic");
    Objects.requireNonNull(scope, "scope");
  }

  public static Reduction of(Statistic statistic) {
    return new Reduction(statistic, Scope.ALL_SERIES);
  }
}
