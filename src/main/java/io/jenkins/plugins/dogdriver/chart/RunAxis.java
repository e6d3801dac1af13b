package io.jenkins.plugins.dogdriver.chart;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis with one run after the other at even distances, and the start of as many as there is room
 * for.
 */
final class RunAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;
  private static final int GAP = 18;

  private final Instant[] starts;
  private final String pattern;
  private final ZoneId zone;

  /**
   * @param starts of the runs, in order
   */
  RunAxis(List<Instant> starts, ZoneId zone, Font font) {
    this.starts = starts.toArray(Instant[]::new);
    this.zone = zone;
    this.pattern = pattern(starts);
    setRange(-0.5, Math.max(starts.size(), 1) - 0.5);
    setTickLabelFont(font);
    setAxisLineVisible(false);
    setTickMarksVisible(false);
  }

  @Override
  protected List<NumberTick> refreshTicksHorizontal(
      Graphics2D g2, Rectangle2D dataArea, RectangleEdge edge) {
    List<NumberTick> ticks = new ArrayList<>();
    if (starts.length == 0) {
      return ticks;
    }
    DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    double width = g2.getFontMetrics(getTickLabelFont()).stringWidth(pattern) + GAP;
    int room = Math.max(1, (int) (dataArea.getWidth() / width));
    int step = Math.max(1, (starts.length + room - 1) / room);
    String last = "";
    for (int i = step / 2; i < starts.length; i += step) {
      String text = format.format(starts[i]);
      boolean fits = valueToJava2D(i, dataArea, edge) + (width - GAP) / 2 <= dataArea.getMaxX();
      if (fits && !text.equals(last)) {
        ticks.add(new NumberTick(i, text, TextAnchor.TOP_CENTER, TextAnchor.CENTER, 0));
        last = text;
      }
    }
    return ticks;
  }

  /** Returns whether this is the same axis: two axes are never compared. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  private static String pattern(List<Instant> starts) {
    if (starts.isEmpty()) {
      return "HH:mm";
    }
    Duration span = Duration.between(starts.get(0), starts.get(starts.size() - 1));
    if (span.compareTo(Duration.ofMinutes(30)) < 0) {
      return "HH:mm:ss";
    }
    if (span.compareTo(Duration.ofHours(36)) < 0) {
      return "HH:mm";
    }
    if (span.compareTo(Duration.ofDays(5)) < 0) {
      return "d MMM HH:mm";
    }
    return span.compareTo(Duration.ofDays(300)) < 0 ? "d MMM" : "MMM yyyy";
  }
}
