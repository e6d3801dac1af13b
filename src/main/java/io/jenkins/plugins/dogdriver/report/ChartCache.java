package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.chart.HistoryChart;
import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.chart.TrendChart;
import io.jenkins.plugins.dogdriver.chart.TrendChart.Spot;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.ZoneId;
import java.util.List;

/**
 * Keeps the pictures of the trends that were viewed last. A picture shows every run where there is
 * room; otherwise it shows those of the compared releases, and a second picture the whole history.
 * It is safe for use by several threads.
 */
public final class ChartCache {
  /**
   * The number of runs beyond which runs have no dot in a picture, and are too narrow to point at.
   */
  static final int MOST_RUNS = 120;

  /** The width of a picture, in pixels of the page. */
  static final int WIDTH = 340;

  static final int HEIGHT = 200;

  /** The height of a picture of the history. */
  static final int HISTORY_HEIGHT = 90;

  /** The smallest number of runs in a picture, as many as show what was usual before. */
  private static final int FEWEST_RUNS = 40;

  private static final int SCALE = 2;
  private static final int MOST_PICTURES = 200;

  private final LruCache<List<Object>, byte[]> pictures = new LruCache<>(MOST_PICTURES);
  private final LruCache<List<Object>, List<Spot>> spots = new LruCache<>(MOST_PICTURES);

  /**
   * Returns a text that changes when the pictures of a trend do: with its runs, its metrics, and
   * the zone in which times are written.
   */
  public static String version(Trend trend, ZoneId zone) {
    int runs = trend.runs().size();
    String newest = runs == 0 ? "" : trend.runs().get(runs - 1).run().id();
    List<Metric> metrics = trend.metrics().stream().map(MetricTrend::metric).toList();
    return "%s-%s-%s-%08x".formatted(runs, newest, zone, metrics.toString().hashCode());
  }

  /** Returns a picture as PNG, of twice the size, for sharp screens. */
  public byte[] png(Trend trend, MetricTrend metric, Theme theme, ZoneId zone) {
    List<MeasuredRun> runs = runs(trend);
    return pictures.get(
        key(trend, metric.metric(), zone, theme),
        () ->
            new TrendChart(zone)
                .png(
                    metric.metric(),
                    runs,
                    metric.changePointsWithoutRelease(trend.runs().size() - runs.size()),
                    metric.likelyChangePointsWithoutRelease(trend.runs().size() - runs.size()),
                    theme,
                    WIDTH,
                    HEIGHT,
                    SCALE));
  }

  /** Returns a picture of the whole history as PNG, of twice the size. */
  public byte[] history(Trend trend, Metric metric, Theme theme, ZoneId zone) {
    return pictures.get(
        key(trend, metric, zone, "history " + theme),
        () ->
            new HistoryChart(zone).png(metric, trend.runs(), theme, WIDTH, HISTORY_HEIGHT, SCALE));
  }

  /** Returns where the runs are in the picture; their indexes are those of the newest runs. */
  List<Spot> spots(Trend trend, Metric metric, ZoneId zone) {
    return spots.get(
        key(trend, metric, zone, "spots"),
        () -> new TrendChart(zone).spots(metric, runs(trend), WIDTH, HEIGHT));
  }

  /** Returns the runs that a picture shows: all, or the newest from the baseline on. */
  static List<MeasuredRun> runs(Trend trend) {
    int all = trend.runs().size();
    if (!isZoomed(trend)) {
      return trend.runs();
    }
    int compared =
        trend.baseline().map(Release::start).stream()
            .mapToInt(
                start ->
                    (int)
                        trend.runs().stream()
                            .filter(run -> !run.run().start().isBefore(start))
                            .count())
            .findFirst()
            .orElse(all);
    return ProjectView.newest(trend.runs(), Math.min(MOST_RUNS, Math.max(FEWEST_RUNS, compared)));
  }

  /** Returns whether a picture does not show every run. */
  static boolean isZoomed(Trend trend) {
    return trend.runs().size() > MOST_RUNS;
  }

  private static List<Object> key(Trend trend, Metric metric, ZoneId zone, Object what) {
    return List.of(
        trend.project(),
        trend.source(),
        trend.deployment(),
        version(trend, zone),
        metric.name(),
        what);
  }
}
