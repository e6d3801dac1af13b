package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.v1.model.MetricsQueryMetadata;
import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The series that Datadog gave to one or more queries of one request.
 *
 * @param queries in the order of the request
 */
record SeriesAnswer(List<MetricQuery> queries, List<MetricsQueryMetadata> series) {
  /** The longest that Datadog rolls up to, and far longer than a run. */
  private static final long LONGEST_INTERVAL = Duration.ofDays(31).toSeconds();

  /** By name of the metric, in the order of the queries; one without data is absent. */
  Map<String, Figure> figures(Window window) {
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      int place = i;
      Metric metric = queries.get(i).metric();
      List<MetricsQueryMetadata> own = series.stream().filter(s -> place(s) == place).toList();
      figure(metric, own, window).ifPresent(figure -> figures.put(metric.name(), figure));
    }
    return figures;
  }

  /** The place of the series' query in the request; that of a single query need not be said. */
  private long place(MetricsQueryMetadata series) {
    if (queries.size() == 1) {
      return 0;
    }
    if (series.getQueryIndex() == null) {
      throw new DatadogException(
          Kind.REJECTED, "Datadog did not say which query a series belongs to.");
    }
    return series.getQueryIndex();
  }

  private static Optional<Figure> figure(
      Metric metric, List<MetricsQueryMetadata> series, Window window) {
    List<double[]> points =
        window.select(series.stream().map(SeriesAnswer::buckets).toList()).stream()
            .map(buckets -> buckets.stream().mapToDouble(Window.Bucket::value).toArray())
            .toList();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double value = SeriesReduction.of(points, metric.reduction()) * metric.scale();
    return Double.isFinite(value)
        ? Optional.of(new Figure(value, points.size()))
        : Optional.empty();
  }

  private static List<Window.Bucket> buckets(MetricsQueryMetadata series) {
    long seconds = Optional.ofNullable(series.getInterval()).orElse(0L);
    Duration length = Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST_INTERVAL)));
    return Optional.ofNullable(series.getPointlist()).orElse(List.of()).stream()
        .filter(SeriesAnswer::hasValue)
        .map(p -> new Window.Bucket(Instant.ofEpochMilli(p.get(0).longValue()), length, p.get(1)))
        .toList();
  }

  /** Datadog fills a gap with null. */
  private static boolean hasValue(List<Double> point) {
    return point != null
        && point.size() == 2
        && point.stream().allMatch(number -> number != null && Double.isFinite(number));
  }
}
