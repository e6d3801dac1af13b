package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.util.List;
import java.util.Set;

/** A verdict in a short line. */
public final class Headline {
  private static final Set<MetricVerdict> TELLING =
      Set.of(MetricVerdict.WORSE, MetricVerdict.BETTER);

  private Headline() {}

  /** Returns a line such as {@code kintowe 1.1.0 against 1.0.0: slower (ART +41%)}. */
  public static String of(Trend trend) {
    List<MetricTrend> compared =
        trend.metrics().stream()
            .filter(metric -> metric.metric().kind() == Metric.Kind.TIME)
            .filter(metric -> metric.change().isPresent())
            .toList();
    return compared.stream()
        .filter(metric -> TELLING.contains(metric.verdict()))
        .findFirst()
        .or(() -> compared.stream().findFirst())
        .map(metric -> of(trend, metric))
        .orElseGet(() -> "%s: %s".formatted(trend.project(), trend.verdict().word()));
  }

  private static String of(Trend trend, MetricTrend metric) {
    return "%s %s against %s: %s (%s %s)"
        .formatted(
            trend.project(),
            Release.name(metric.candidate().orElseThrow().version()),
            Release.name(metric.baseline().orElseThrow().version()),
            trend.verdict().word(),
            metric.metric().name(),
            MetricWords.change(metric));
  }
}
