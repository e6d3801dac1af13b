package io.jenkins.plugins.dogdriver.chart;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Release;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A line where a release followed another, and above it the version where it does not overlap the
 * one before.
 */
record ReleaseMarkers(Font font, Color color) {
  private static final int LONGEST_VERSION = 16;
  private static final int GAP = 8;
  private static final double CLOSE_TOGETHER = 30;

  /**
   * Draws the markers.
   *
   * @param plot where the runs were drawn, at even distances over its whole width
   */
  void draw(Graphics2D graphics, Rectangle2D plot, List<MeasuredRun> runs) {
    List<Release> releases = Release.of(runs);
    FontMetrics metrics = graphics.getFontMetrics(font);
    double run = plot.getWidth() / Math.max(1, runs.size());
    boolean crowded = plot.getWidth() / Math.max(1, releases.size()) < CLOSE_TOGETHER;
    graphics.setFont(font);
    graphics.setPaint(color);
    graphics.setStroke(new BasicStroke(crowded ? 0.5f : 1.5f));
    double free = plot.getMinX();
    int first = 0;
    for (Release release : releases) {
      double x = plot.getMinX() + first * run;
      if (first > 0) {
        graphics.draw(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()));
      }
      String label = label(release.version());
      double end = x + metrics.stringWidth(label);
      if (x >= free && end <= plot.getMaxX()) {
        graphics.drawString(label, (float) x, (float) plot.getMinY() - metrics.getDescent() - 1);
        free = end + GAP;
      }
      first += release.runs().size();
    }
  }

  private static String label(String version) {
    String printable = version.replaceAll("\\p{Cntrl}", " ");
    return printable.length() <= LONGEST_VERSION
        ? printable
        : printable.substring(0, LONGEST_VERSION - 1) + "…";
  }
}
