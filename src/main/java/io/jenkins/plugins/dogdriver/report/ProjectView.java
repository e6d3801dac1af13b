package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.trend.CodeComparison;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Numbers;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The contents of the page of a project.
 *
 * @param code what changed in the code; empty where the runs do not report it
 * @param older the number of older runs that are not shown, 0 or more
 * @param runs that are shown, with those that did not pass between them, the newest first
 */
public record ProjectView(
    String project,
    String deployment,
    String source,
    String verdict,
    String tone,
    String arrow,
    String sentence,
    Optional<CodeComparison> code,
    List<String> flags,
    List<MetricView> metrics,
    List<ChangePointView> changePoints,
    int older,
    List<RunView> runs) {

  /**
   * A metric with its text and its picture.
   *
   * @param light address of the picture for a light background
   * @param dark address of the picture for a dark background
   * @param described a description of the picture, for a reader who cannot see it
   * @param graph address of Datadog's own graph; empty where there is none
   */
  public record MetricView(
      String name,
      String title,
      String verdict,
      String change,
      String medians,
      String evidence,
      String light,
      String dark,
      String described,
      String graph) {}

  public record ChangePointView(String metric, String when, String version, String what) {}

  /**
   * A row of the table of runs.
   *
   * @param id of the run
   * @param start for programs
   * @param when the start for people
   * @param by who or what started it; empty where unknown
   * @param failure why it did not pass; empty where it did
   * @param figures the values of the metrics, in their order; none where it did not pass
   */
  public record RunView(
      String id,
      String start,
      String when,
      String version,
      String by,
      String requests,
      String failure,
      List<String> figures) {
    public boolean passed() {
      return failure.isEmpty();
    }
  }

  /** Returns where the pictures are. */
  public interface Pictures {
    String address(MetricTrend metric, List<MeasuredRun> runs, Theme theme);
  }

  /**
   * Returns the page of a trend.
   *
   * @param zone in which times are written
   * @param mostRuns the largest number of runs that are shown, the newest
   * @param pictured the runs in the pictures
   * @param graphs returns the links to Datadog
   */
  static ProjectView of(
      Trend trend,
      ZoneId zone,
      int mostRuns,
      List<MeasuredRun> pictured,
      Pictures pictures,
      GraphLink graphs) {
    DateTimeFormatter times = times(zone);
    List<MeasuredRun> shown = newest(trend.runs(), mostRuns);
    return new ProjectView(
        trend.project(),
        trend.deployment(),
        trend.source(),
        trend.verdict().word(),
        Tone.of(trend.verdict(), trend.baseline().isPresent()),
        Arrow.of(trend.verdict()),
        trend.sentence(),
        trend.code(),
        trend.flags(),
        trend.metrics().stream()
            .map(metric -> metric(metric, pictured, pictures, graph(trend, metric, graphs)))
            .toList(),
        trend.metrics().stream().flatMap(metric -> changePoints(metric, times).stream()).toList(),
        trend.runs().size() - shown.size(),
        rows(trend, shown, mostRuns, times));
  }

  /** Returns the newest of the runs, at most a given number. */
  static List<MeasuredRun> newest(List<MeasuredRun> runs, int most) {
    return runs.subList(Math.max(0, runs.size() - most), runs.size());
  }

  /** Returns the format in which people read a time, for example {@code 24 May 2026 14:26}. */
  static DateTimeFormatter times(ZoneId zone) {
    return DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH).withZone(zone);
  }

  /** Returns the address of the graph over the releases that are compared. */
  private static String graph(Trend trend, MetricTrend metric, GraphLink graphs) {
    if (trend.runs().isEmpty()) {
      return "";
    }
    Release first = trend.baseline().orElse(trend.releases().get(trend.releases().size() - 1));
    return graphs
        .of(
            metric.metric(),
            trend.project(),
            trend.deployment(),
            first.start(),
            trend.runs().get(trend.runs().size() - 1).run().end())
        .orElse("");
  }

  private static MetricView metric(
      MetricTrend metric, List<MeasuredRun> shown, Pictures pictures, String graph) {
    return new MetricView(
        metric.metric().name(),
        MetricWords.title(metric.metric()),
        metric.verdict().word(),
        MetricWords.change(metric),
        MetricWords.medians(metric),
        MetricWords.evidence(metric),
        pictures.address(metric, shown, Theme.LIGHT),
        pictures.address(metric, shown, Theme.DARK),
        "%s of %s runs over %s releases. %s The table below has all metric values."
            .formatted(
                MetricWords.title(metric.metric()),
                shown.size(),
                Release.of(shown).size(),
                MetricWords.evidence(metric)),
        graph);
  }

  private static List<ChangePointView> changePoints(MetricTrend metric, DateTimeFormatter times) {
    return metric.changePoints().stream()
        .map(
            point ->
                new ChangePointView(
                    metric.metric().name(),
                    times.format(point.start()),
                    point.version(),
                    MetricWords.changePoint(metric.metric(), point)))
        .toList();
  }

  /**
   * Returns the rows of the table; runs that did not pass are shown as far back as those that did.
   */
  private static List<RunView> rows(
      Trend trend, List<MeasuredRun> shown, int mostRuns, DateTimeFormatter times) {
    Instant first = shown.size() < trend.runs().size() ? shown.get(0).run().start() : Instant.EPOCH;
    List<Run> notPassed =
        trend.notPassed().stream().filter(run -> !run.start().isBefore(first)).toList();
    List<Row> rows = new ArrayList<>();
    shown.forEach(run -> rows.add(new Row(run.run(), figures(trend, run))));
    notPassed.stream()
        .skip(Math.max(0, notPassed.size() - mostRuns))
        .forEach(run -> rows.add(new Row(run, List.of())));
    return rows.stream()
        .sorted(Comparator.comparing((Row row) -> row.run().start()).reversed())
        .map(row -> row.view(times))
        .toList();
  }

  private static List<String> figures(Trend trend, MeasuredRun measured) {
    return trend.metrics().stream()
        .map(metric -> measured.value(metric.metric().name()))
        .map(ProjectView::figure)
        .toList();
  }

  /** A run with the values of its metrics; none where it did not pass. */
  private record Row(Run run, List<String> figures) {
    RunView view(DateTimeFormatter times) {
      return new RunView(
          run.id(),
          run.start().toString(),
          times.format(run.start()),
          run.version(),
          run.runBy(),
          String.format(Locale.ROOT, "%,d", run.counts().total()),
          run.passed() ? "" : RunWords.failure(run),
          figures);
    }
  }

  private static String figure(OptionalDouble value) {
    return value.isPresent() ? Numbers.figure(value.getAsDouble()) : "–";
  }
}
