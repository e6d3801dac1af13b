package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.chart.TrendChart;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Numbers;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the page of a project shows. */
record ProjectView(
    String project,
    String deployment,
    String source,
    String verdict,
    String arrow,
    String sentence,
    List<String> flags,
    List<MetricView> metrics,
    List<ShiftView> shifts,
    List<RunView> runs,
    String written) {

  record MetricView(
      String name,
      String title,
      String verdict,
      String change,
      String medians,
      String evidence,
      String light,
      String dark,
      String described) {}

  record ShiftView(String metric, String when, String version, String what) {}

  record RunView(
      String start, String when, String version, String requests, List<String> figures) {}

  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;

  static ProjectView of(Trend trend, Instant now, ZoneId zone) {
    DateTimeFormatter times = times(zone);
    TrendChart chart = new TrendChart(zone);
    return new ProjectView(
        trend.project(),
        trend.deployment(),
        trend.source(),
        trend.verdict().word(),
        Arrow.of(trend.verdict()),
        trend.sentence(),
        trend.flags(),
        trend.metrics().stream().map(metric -> metric(trend, metric, chart)).toList(),
        trend.metrics().stream().flatMap(metric -> shifts(metric, times).stream()).toList(),
        newestFirst(trend.runs()).stream().map(run -> run(trend, run, times)).toList(),
        times.format(now));
  }

  static DateTimeFormatter times(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(zone);
  }

  private static MetricView metric(Trend trend, MetricTrend metric, TrendChart chart) {
    return new MetricView(
        metric.metric().name(),
        MetricWords.title(metric.metric()),
        metric.verdict().word(),
        MetricWords.change(metric),
        MetricWords.medians(metric),
        MetricWords.evidence(metric),
        picture(trend, metric, chart, Theme.LIGHT),
        picture(trend, metric, chart, Theme.DARK),
        "%s of %d runs over %d releases. %s The table below has every figure."
            .formatted(
                MetricWords.title(metric.metric()),
                trend.runs().size(),
                trend.releases().size(),
                MetricWords.evidence(metric)));
  }

  private static String picture(Trend trend, MetricTrend metric, TrendChart chart, Theme theme) {
    return Base64.getEncoder()
        .encodeToString(
            chart.png(
                metric.metric(),
                trend.runs(),
                metric.shiftsWithoutRelease(),
                theme,
                WIDTH,
                HEIGHT,
                2));
  }

  private static List<ShiftView> shifts(MetricTrend metric, DateTimeFormatter times) {
    return metric.changePoints().stream()
        .map(
            point ->
                new ShiftView(
                    metric.metric().name(),
                    times.format(point.start()),
                    point.version(),
                    MetricWords.shift(metric.metric(), point)))
        .toList();
  }

  private static RunView run(Trend trend, MeasuredRun measured, DateTimeFormatter times) {
    return new RunView(
        measured.run().start().toString(),
        times.format(measured.run().start()),
        measured.run().version(),
        String.format(Locale.ROOT, "%,d", measured.run().counts().total()),
        trend.metrics().stream()
            .map(metric -> measured.value(metric.metric().name()))
            .map(ProjectView::figure)
            .toList());
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? Numbers.figure(value.getAsDouble()) : "–";
  }

  private static List<MeasuredRun> newestFirst(List<MeasuredRun> runs) {
    List<MeasuredRun> reversed = new ArrayList<>(runs);
    Collections.reverse(reversed);
    return reversed;
  }
}
