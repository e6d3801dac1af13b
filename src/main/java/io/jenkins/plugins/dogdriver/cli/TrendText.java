package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.report.Headline;
import io.jenkins.plugins.dogdriver.report.MetricWords;
import io.jenkins.plugins.dogdriver.trend.MetricChangePoint;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Trend;

/** A trend for a terminal. */
final class TrendText {
  private TrendText() {}

  static String of(Trend trend) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s%n  %s%n  on %s, from %s%n"
            .formatted(Headline.of(trend), trend.sentence(), trend.deployment(), trend.source()));
    trend.flags().forEach(flag -> text.append("  ! %s%n".formatted(flag)));
    for (MetricTrend metric : trend.metrics()) {
      text.append(
          "  %-28s %-8s %7s  %s%n"
              .formatted(
                  MetricWords.title(metric.metric()),
                  metric.verdict().word(),
                  MetricWords.change(metric),
                  MetricWords.medians(metric)));
      text.append("      %s%n".formatted(MetricWords.evidence(metric)));
      for (MetricChangePoint point : metric.changePoints()) {
        text.append(
            "      Since %s: %s%n"
                .formatted(point.start(), MetricWords.changePoint(metric.metric(), point)));
      }
    }
    return text.toString().stripTrailing();
  }
}
