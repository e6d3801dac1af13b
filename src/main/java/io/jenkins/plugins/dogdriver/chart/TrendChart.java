package io.jenkins.plugins.dogdriver.chart;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Median;
import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Draws pictures of how a metric changed from run to run: the metric values, the typical metric
 * value of each release, and where releases start. The background is transparent.
 */
public final class TrendChart {
  private static final int MOST_DOTS = 120;
  private static final double DOT = 5;
  private static final int ROOM_FOR_VERSIONS = 16;
  static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

  private final ZoneId zone;

  /**
   * @param zone in which the starts of runs are written
   */
  public TrendChart(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The place of a run in a picture.
   *
   * @param index of the run in the list that was drawn
   * @param x from the left, in pixels of the page
   * @param y from the top, in pixels of the page
   */
  public record Spot(int index, int x, int y) {}

  /**
   * Draws a picture.
   *
   * @param runs in the order of their start; one without a metric value of the metric leaves a gap
   * @param changePoints indexes of the sure change points to mark: those where no release starts
   * @param likely indexes of those that are only likely
   * @param width in pixels of the page, 100 or more
   * @param height in pixels of the page, 80 or more
   * @param scale pixels of the picture for one of the page, for example 2 for sharp screens
   * @return a PNG
   */
  public byte[] png(
      Metric metric,
      List<MeasuredRun> runs,
      List<Integer> changePoints,
      List<Integer> likely,
      Theme theme,
      int width,
      int height,
      int scale) {
    return Png.of(
        width,
        height,
        scale,
        graphics -> {
          Drawn drawn =
              draw(graphics, metric, runs, theme, new Rectangle2D.Double(0, 0, width, height));
          new ChangePointMarkers(theme.changePoint, true)
              .draw(graphics, drawn.area(), runs.size(), changePoints);
          new ChangePointMarkers(theme.changePoint, false)
              .draw(graphics, drawn.area(), runs.size(), likely);
        });
  }

  /** Returns where the runs with a metric value are in the picture of the same size. */
  public List<Spot> spots(Metric metric, List<MeasuredRun> runs, int width, int height) {
    Graphics2D graphics =
        new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB).createGraphics();
    Drawn drawn;
    try {
      drawn =
          draw(graphics, metric, runs, Theme.LIGHT, new Rectangle2D.Double(0, 0, width, height));
    } finally {
      graphics.dispose();
    }
    List<Spot> spots = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      OptionalDouble value = runs.get(i).value(metric.name());
      if (value.isPresent()) {
        spots.add(drawn.spot(i, value.getAsDouble()));
      }
    }
    return List.copyOf(spots);
  }

  private record Drawn(XYPlot plot, Rectangle2D area) {
    Spot spot(int index, double value) {
      double x = plot.getDomainAxis().valueToJava2D(index, area, RectangleEdge.BOTTOM);
      double y = plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.LEFT);
      return new Spot(index, (int) Math.round(x), (int) Math.round(y));
    }
  }

  private Drawn draw(
      Graphics2D graphics, Metric metric, List<MeasuredRun> runs, Theme theme, Rectangle2D page) {
    JFreeChart chart = chart(metric, runs, theme);
    ChartRenderingInfo info = new ChartRenderingInfo();
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    chart.draw(graphics, page, info);
    Rectangle2D plot = info.getPlotInfo().getDataArea();
    new ReleaseMarkers(FONT, theme.release).draw(graphics, plot, runs);
    return new Drawn(chart.getXYPlot(), plot);
  }

  private JFreeChart chart(Metric metric, List<MeasuredRun> runs, Theme theme) {
    XYSeriesCollection figures = new XYSeriesCollection(figures(metric, runs));
    XYPlot plot =
        new XYPlot(
            figures,
            runAxis(runs, zone, theme),
            valueAxis(metric, runs, theme),
            figureRenderer(theme, runs.size()));
    XYSeriesCollection typical = typical(metric, runs);
    plot.setDataset(1, typical);
    plot.setRenderer(1, typicalRenderer(theme, typical.getSeriesCount()));
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(theme.grid);
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setNoDataMessage("No run has this metric value yet.");
    plot.setNoDataMessagePaint(theme.label);
    plot.setNoDataMessageFont(FONT);
    plot.setInsets(new RectangleInsets(ROOM_FOR_VERSIONS, 0, 4, 4));
    JFreeChart chart = new JFreeChart(null, FONT, plot, false);
    chart.setBackgroundPaint(null);
    chart.setAntiAlias(true);
    return chart;
  }

  static RunAxis runAxis(List<MeasuredRun> runs, ZoneId zone, Theme theme) {
    List<Instant> starts = runs.stream().map(measured -> measured.run().start()).toList();
    RunAxis axis = new RunAxis(starts, zone, FONT);
    axis.setTickLabelPaint(theme.label);
    return axis;
  }

  /**
   * Returns an axis that starts at 0, unless that would flatten a line that is all in the upper
   * half.
   */
  static NumberAxis valueAxis(Metric metric, List<MeasuredRun> runs, Theme theme) {
    double[] values = MeasuredRun.values(runs, metric);
    double low = Arrays.stream(values).min().orElse(0);
    double high = Arrays.stream(values).max().orElse(1);
    NumberAxis axis = new NumberAxis();
    // In English, like the sentences beside it.
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ENGLISH));
    axis.setAutoRangeIncludesZero(low < high / 2 || low == high);
    axis.setUpperMargin(0.08);
    axis.setTickLabelFont(FONT);
    axis.setTickLabelPaint(theme.label);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
    axis.setTickLabelInsets(new RectangleInsets(2, 4, 2, 8));
    return axis;
  }

  private static XYSeries figures(Metric metric, List<MeasuredRun> runs) {
    XYSeries series = new XYSeries("figures", false, false);
    for (int i = 0; i < runs.size(); i++) {
      OptionalDouble value = runs.get(i).value(metric.name());
      series.add(i, value.isPresent() ? (Number) value.getAsDouble() : null, false);
    }
    return series;
  }

  /** Returns the median of each release, as a level from its first to its last run. */
  private static XYSeriesCollection typical(Metric metric, List<MeasuredRun> runs) {
    XYSeriesCollection levels = new XYSeriesCollection();
    int first = 0;
    for (Release release : Release.of(runs)) {
      double[] values = MeasuredRun.values(release.runs(), metric);
      if (values.length > 0) {
        double median = Median.of(values);
        XYSeries level = new XYSeries(first, false, false);
        level.add(first - 0.5, median);
        level.add(first + release.runs().size() - 0.5, median);
        levels.addSeries(level);
      }
      first += release.runs().size();
    }
    return levels;
  }

  private static XYLineAndShapeRenderer figureRenderer(Theme theme, int runs) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, runs <= MOST_DOTS);
    renderer.setSeriesPaint(0, theme.line);
    renderer.setSeriesStroke(
        0,
        new BasicStroke(
            runs <= MOST_DOTS ? 2f : 1.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    renderer.setSeriesShape(0, new Ellipse2D.Double(-DOT / 2, -DOT / 2, DOT, DOT));
    return renderer;
  }

  private static XYLineAndShapeRenderer typicalRenderer(Theme theme, int series) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setAutoPopulateSeriesPaint(false);
    renderer.setAutoPopulateSeriesStroke(false);
    renderer.setDefaultPaint(theme.typical);
    renderer.setDefaultStroke(
        new BasicStroke(
            1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
    for (int i = 0; i < series; i++) {
      renderer.setSeriesShapesVisible(i, Boolean.FALSE);
    }
    return renderer;
  }
}
