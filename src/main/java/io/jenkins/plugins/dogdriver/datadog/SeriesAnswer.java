package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series that Datadog returned for one or more queries of one request.
 *
 * @param queries in the order of the request
 */
record SeriesAnswer(List<MetricQuery> queries, List<PointSeries> series) {
  /**
   * Returns the metric values by name of the metric, in the order of the queries; one without data
   * is absent.
   */
  Map<String, Figure> figures(Window window) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      int place = i;
      Metric metric = queries.get(i).metric();
      List<PointSeries> own = series.stream().filter(s -> place(s) == place).toList();
      figure(metric, own, window).ifPresent(figure -> figures.put(metric.name(), figure));
    }
    return figures;
  }

  /**
   * Returns the place of the series' query in the request; the answer to a single query need not
   * have it.
   */
  private long place(PointSeries series) {
    if (queries.size() == 1) {
      return 0;
    }
    if (series.query() < 0) {
      throw new DatadogException(
          Kind.REJECTED, "Datadog did not say which query a series belongs to.");
    }
    return series.query();
  }

  private static Optional<Figure> figure(Metric metric, List<PointSeries> series, Window window) {
    List<double[]> points = window.select(series);
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double value = SeriesReduction.of(points, metric.reduction()) * metric.scale();
    return Double.isFinite(value)
        ? Optional.of(new Figure(value, points.size(), window.coverage(series)))
        : Optional.empty();
  }
}
