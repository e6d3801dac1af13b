package io.jenkins.plugins.dogdriver.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The data that the stand-in for Datadog has about a service. */
@FunctionalInterface
public interface SeriesSource {
  /**
   * Answers one query; for a request with several, this is called for each.
   *
   * @param query as it was sent
   * @param from first moment asked for
   * @param to last moment asked for
   * @return one series for each scope, none where nothing is known
   */
  List<Series> series(String query, Instant from, Instant to);

  /**
   * A series of points, each for the interval that begins at it.
   *
   * @param scope the tags that identify it, for example {@code host:web1}, or {@code *}
   */
  record Series(String scope, Duration interval, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }

    /**
     * Returns a series with points at one interval after the other; a value may be null, as in a
     * gap.
     */
    public static Series of(String scope, Instant first, Duration interval, Double... values) {
      List<Point> points = new ArrayList<>();
      for (Double value : Arrays.asList(values)) {
        points.add(new Point(first.plus(interval.multipliedBy(points.size())), value));
      }
      return new Series(scope, interval, points);
    }
  }

  /**
   * A point of a series.
   *
   * @param value null where Datadog has none
   */
  record Point(Instant at, Double value) {}
}
