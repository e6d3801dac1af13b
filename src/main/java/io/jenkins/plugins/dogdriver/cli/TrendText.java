package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.report.Headline;
import io.jenkins.plugins.dogdriver.report.MetricWords;
import io.jenkins.plugins.dogdriver.trend.MetricChangePoint;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats a trend as text. */
final class TrendText {
  private TrendText() {}

  /**
   * Returns the verdict, its evidence and the metrics, in lines.
   *
   * @param terminal colours the verdicts
   */
  static String of(Trend trend, Terminal terminal) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + trend.sentence());
    lines.add("  on %s, from %s".formatted(trend.deployment(), trend.source()));
    trend.code().ifPresent(code -> lines.add("  code %s: %s".formatted(code.range(), code.url())));
    trend.flags().forEach(flag -> lines.add("  ! " + flag));
    for (MetricTrend metric : trend.metrics()) {
      lines.add(
          "  %-28s %-8s %7s  %s"
              .formatted(
                  MetricWords.title(metric.metric()),
                  metric.verdict().word(),
                  MetricWords.change(metric),
                  MetricWords.medians(metric))
              .stripTrailing());
      lines.add("      " + MetricWords.evidence(metric));
      for (MetricChangePoint point : metric.changePoints()) {
        lines.add(
            "      Since %s: %s"
                .formatted(point.start(), MetricWords.changePoint(metric.metric(), point)));
      }
    }
    String headline = terminal.coloured(PrintableText.of(Headline.of(trend)), trend.verdict());
    return Stream.concat(Stream.of(headline), lines.stream().map(PrintableText::of))
        .collect(Collectors.joining(System.lineSeparator()))
        .stripTrailing();
  }
}
