package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The number of hosts that served a run: as many as a metric that is queried by host has series.
 */
final class Hosts {
  private static final Pattern BY_HOST = Pattern.compile("\\bby\\s*\\{[^}]*\\bhost\\b[^}]*}");

  private final List<String> metrics;

  /**
   * @param metrics of any kind; those that are queried by host count
   */
  Hosts(List<Metric> metrics) {
    this.metrics =
        metrics.stream()
            .filter(metric -> BY_HOST.matcher(metric.query()).find())
            .map(Metric::name)
            .toList();
  }

  /** Returns the number of hosts of a run, 1 or more; absent where it is not known. */
  OptionalInt of(MeasuredRun run) {
    return metrics.stream()
        .map(run.figures()::get)
        .filter(Objects::nonNull)
        .mapToInt(Figure::series)
        .filter(series -> series > 0)
        .findFirst();
  }
}
