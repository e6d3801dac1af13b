package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.chart.TrendChart.Spot;
import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.report.ProjectView.MetricView;
import io.jenkins.plugins.dogdriver.report.ProjectView.RunView;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The contents of a page that shows a trend with pictures that can be pointed at.
 *
 * @param project the texts and the addresses of the pictures
 * @param charts in the order of the metrics
 * @param rows the runs, the newest first
 * @param sources that may be chosen
 * @param deployments that may be chosen
 * @param page address of the page with everything
 */
public record TrendView(
    ProjectView project,
    List<Chart> charts,
    List<Row> rows,
    List<Choice> sources,
    List<Choice> deployments,
    String page) {
  private static final int LONGEST_VERSION = 20;
  private static final int TEXT_GAP = 8;
  private static final int LINE = 20;
  private static final int ROOM_FOR_TEXT = 36;

  /**
   * A metric with its pictures.
   *
   * @param lightHistory address of the picture of the whole history for a light background; empty
   *     where the other picture shows every run
   * @param darkHistory the same for a dark background
   */
  public record Chart(
      MetricView metric, List<Point> points, String lightHistory, String darkHistory) {}

  /**
   * A run in a picture. All lengths are in pixels of the page.
   *
   * @param left the left edge of the strip in which this run is the nearest
   * @param width of that strip
   * @param anchor which side of its text is at {@code textX}: {@code start} or {@code end}
   * @param textY of the first of two lines
   * @param build address of the build that started it; empty where the user can see none
   * @param title what it was and when
   */
  public record Point(
      int x,
      int y,
      int left,
      int width,
      String anchor,
      int textX,
      int textY,
      String build,
      String title,
      String value) {}

  /**
   * A row of the table of runs.
   *
   * @param build address of the build that started the run; empty where the user can see none
   */
  public record Row(RunView run, String build) {}

  /** Finds the build that started a run. */
  public interface Builds {
    /**
     * Returns the address that leads to the build; empty where the user can see none.
     *
     * @param id of the run
     * @param runBy who started it, according to the run
     */
    Optional<String> address(String id, String runBy);
  }

  public record Choice(String name, boolean chosen) {}

  /**
   * Returns the page of a trend.
   *
   * @param builds finds the addresses of the builds that started runs
   * @param chart returns the address of a picture
   * @param history returns that of a picture of the whole history
   * @param graphs returns the links to Datadog
   * @param page address of the page with everything
   */
  public static TrendView of(
      Trend trend,
      ChartCache charts,
      ZoneId zone,
      Builds builds,
      ProjectView.Pictures chart,
      ProjectView.Pictures history,
      GraphLink graphs,
      String page) {
    ProjectView project =
        ProjectView.of(trend, zone, ChartCache.MOST_RUNS, ChartCache.runs(trend), chart, graphs);
    List<Chart> shown = new ArrayList<>();
    int pictured = trend.runs().isEmpty() ? 0 : trend.metrics().size();
    for (int i = 0; i < pictured; i++) {
      MetricTrend metric = trend.metrics().get(i);
      shown.add(
          new Chart(
              project.metrics().get(i),
              points(
                  metric.metric(),
                  ChartCache.runs(trend),
                  charts.spots(trend, metric.metric(), zone),
                  ProjectView.times(zone),
                  builds),
              history(trend, metric, history, Theme.LIGHT),
              history(trend, metric, history, Theme.DARK)));
    }
    return new TrendView(
        project,
        shown,
        project.runs().stream()
            .map(run -> new Row(run, builds.address(run.id(), run.by()).orElse("")))
            .toList(),
        choices(trend.sources(), trend.source()),
        choices(trend.deployments(), trend.deployment()),
        page);
  }

  private static String history(
      Trend trend, MetricTrend metric, ProjectView.Pictures history, Theme theme) {
    return ChartCache.isZoomed(trend) ? history.address(metric, trend.runs(), theme) : "";
  }

  private static List<Point> points(
      Metric metric,
      List<MeasuredRun> runs,
      List<Spot> spots,
      DateTimeFormatter times,
      Builds builds) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < spots.size(); i++) {
      Spot spot = spots.get(i);
      MeasuredRun measured = runs.get(spot.index());
      int left = i == 0 ? 0 : (spots.get(i - 1).x() + spot.x()) / 2;
      int right = i == spots.size() - 1 ? ChartCache.WIDTH : (spot.x() + spots.get(i + 1).x()) / 2;
      boolean onTheLeft = spot.x() < ChartCache.WIDTH / 2;
      points.add(
          new Point(
              spot.x(),
              spot.y(),
              left,
              right - left,
              onTheLeft ? "start" : "end",
              spot.x() + (onTheLeft ? TEXT_GAP : -TEXT_GAP),
              spot.y() < ROOM_FOR_TEXT ? spot.y() + LINE : spot.y() - LINE,
              builds.address(measured.run().id(), measured.run().runBy()).orElse(""),
              brief(measured.run().version()) + ", " + times.format(measured.run().start()),
              MetricWords.value(metric, measured.value(metric.name()).orElseThrow())));
    }
    return points;
  }

  private static String brief(String version) {
    return version.length() <= LONGEST_VERSION
        ? version
        : version.substring(0, LONGEST_VERSION - 1) + "…";
  }

  private static List<Choice> choices(List<String> names, String chosen) {
    return names.stream().map(name -> new Choice(name, name.equals(chosen))).toList();
  }

  /**
   * Returns a short text, as Stapler writes it into a header of the answer where it traces
   * requests.
   */
  @Override
  public String toString() {
    return "The trend of " + project.project();
  }
}
