package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.chart.TrendChart;
import io.jenkins.plugins.dogdriver.datadog.GraphLink;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;

/** Writes trends as web pages: one for each project, and an index of them. */
public final class Report {
  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;

  private final Page projectPage = new Page("project.mustache");
  private final Page indexPage = new Page("index.mustache");
  private final Clock clock;
  private final ZoneId zone;
  private final GraphLink graphs;

  /**
   * @param clock that dates the pages
   * @param zone in which times are written
   * @param graphs returns the links to Datadog
   */
  public Report(Clock clock, ZoneId zone, GraphLink graphs) {
    this.clock = clock;
    this.zone = zone;
    this.graphs = graphs;
  }

  /**
   * Writes the pages, in place of those that are there.
   *
   * @param folder created where it does not exist
   * @return the page of the index
   * @throws ReportException if a page cannot be written
   */
  public Path write(Path folder, List<Trend> trends) {
    String now = ProjectView.times(zone).format(clock.instant());
    try {
      Files.createDirectories(folder);
      for (Trend trend : trends) {
        write(
            folder,
            PageName.of(trend.project()),
            projectPage.of(
                ProjectView.of(trend, zone, Integer.MAX_VALUE, trend.runs(), this::picture, graphs),
                now));
      }
      return write(
          folder,
          PageName.INDEX,
          indexPage.of(
              IndexView.of(trends.stream().map(TrendSummary::of).toList(), PageName::of), now));
    } catch (IOException e) {
      throw new ReportException("The report cannot be written to " + folder + ": " + e + ".", e);
    }
  }

  private String picture(MetricTrend metric, List<MeasuredRun> runs, Theme theme) {
    byte[] png =
        new TrendChart(zone)
            .png(
                metric.metric(),
                runs,
                metric.changePointsWithoutRelease(0),
                metric.likelyChangePointsWithoutRelease(0),
                theme,
                WIDTH,
                HEIGHT,
                2);
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
  }

  /** Writes a page; a reader sees meanwhile either all of the old one or all of the new one. */
  private static Path write(Path folder, String name, String content) throws IOException {
    Path unfinished = Files.createTempFile(folder, ".page", ".html");
    // Not as a string: that would fail for half of a surrogate pair.
    Files.write(unfinished, content.getBytes(StandardCharsets.UTF_8));
    unfinished.toFile().setReadable(true, false);
    return Files.move(unfinished, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }
}
