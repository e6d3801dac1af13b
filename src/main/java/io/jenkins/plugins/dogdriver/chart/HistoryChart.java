package io.jenkins.plugins.dogdriver.chart;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Median;
import java.awt.BasicStroke;
import java.awt.geom.Rectangle2D;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * Draws pictures of a whole history, reduced to its releases: a line at the median of each, on a
 * band from its lower to its upper quartile. The background is transparent.
 */
public final class HistoryChart {
  private final ZoneId zone;

  /**
   * @param zone in which the starts of runs are written
   */
  public HistoryChart(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Draws a picture.
   *
   * @param runs any number, in the order of their start
   * @param width in pixels of the page, 100 or more
   * @param height in pixels of the page, 60 or more
   * @param scale pixels of the picture for one of the page
   * @return a PNG
   */
  public byte[] png(
      Metric metric, List<MeasuredRun> runs, Theme theme, int width, int height, int scale) {
    return Png.of(
        width,
        height,
        scale,
        graphics ->
            chart(metric, runs, theme).draw(graphics, new Rectangle2D.Double(0, 0, width, height)));
  }

  private JFreeChart chart(Metric metric, List<MeasuredRun> runs, Theme theme) {
    YIntervalSeriesCollection levels = new YIntervalSeriesCollection();
    levels.addSeries(levels(metric, runs));
    XYPlot plot =
        new XYPlot(
            levels,
            TrendChart.runAxis(runs, zone, theme),
            TrendChart.valueAxis(metric, runs, theme),
            renderer(theme));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(theme.grid);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setInsets(new RectangleInsets(4, 0, 4, 4));
    JFreeChart chart = new JFreeChart(null, TrendChart.FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setAntiAlias(true);
    return chart;
  }

  /** Returns the level of each release, from its first run to its last. */
  private static YIntervalSeries levels(Metric metric, List<MeasuredRun> runs) {
    YIntervalSeries levels = new YIntervalSeries("releases", false, true);
    int first = 0;
    for (Release release : Release.of(runs)) {
      double[] values = MeasuredRun.values(release.runs(), metric);
      int next = first + release.runs().size();
      if (values.length > 0) {
        Arrays.sort(values);
        double median = Median.of(values);
        double low = values[(values.length - 1) / 4];
        double high = values[values.length - 1 - (values.length - 1) / 4];
        levels.add(first - 0.5, median, low, high);
        levels.add(next - 0.5, median, low, high);
      }
      first = next;
    }
    return levels;
  }

  private static DeviationRenderer renderer(Theme theme) {
    DeviationRenderer renderer = new DeviationRenderer(true, false);
    renderer.setSeriesPaint(0, theme.line);
    renderer.setSeriesFillPaint(0, theme.line);
    renderer.setSeriesStroke(0, new BasicStroke(1.4f));
    renderer.setAlpha(0.25f);
    return renderer;
  }
}
