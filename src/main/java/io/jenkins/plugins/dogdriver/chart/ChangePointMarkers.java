package io.jenkins.plugins.dogdriver.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A dotted line with a pointer at its top at each change point without a release. A change point
 * that is only likely has fewer dots and a hollow pointer.
 */
record ChangePointMarkers(Color color, boolean sure) {
  private static final float[] DOTS = {1, 4};
  private static final float[] FEWER_DOTS = {1, 9};
  private static final double POINTER = 4;

  /**
   * Draws the markers.
   *
   * @param plot where the runs were drawn, at even distances over its whole width
   * @param runs how many were drawn
   * @param changePoints indexes of the first runs on a new level
   */
  void draw(Graphics2D graphics, Rectangle2D plot, int runs, List<Integer> changePoints) {
    Stroke dotted =
        new BasicStroke(
            1.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 10, sure ? DOTS : FEWER_DOTS, 0);
    graphics.setPaint(color);
    for (int first : changePoints) {
      double x = plot.getMinX() + first * plot.getWidth() / Math.max(1, runs);
      graphics.setStroke(dotted);
      graphics.draw(new Line2D.Double(x, plot.getMinY(), x, plot.getMaxY()));
      Path2D pointer = new Path2D.Double();
      pointer.moveTo(x - POINTER, plot.getMinY());
      pointer.lineTo(x + POINTER, plot.getMinY());
      pointer.lineTo(x, plot.getMinY() + 1.5 * POINTER);
      pointer.closePath();
      if (sure) {
        graphics.fill(pointer);
      } else {
        graphics.setStroke(new BasicStroke(1));
        graphics.draw(pointer);
      }
    }
  }
}
