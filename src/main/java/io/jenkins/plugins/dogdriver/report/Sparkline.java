package io.jenkins.plugins.dogdriver.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small picture of the values of a metric over time, as the points of a line in SVG: {@value
 * #WIDTH} wide, {@value #HEIGHT} high, the largest value at the top.
 *
 * @param points as the attribute has them; empty where there are too few values
 */
record Sparkline(String points) {
  static final int WIDTH = 96;
  static final int HEIGHT = 24;

  /** The margin, without which a line at the edge would be cut in half. */
  private static final double MARGIN = 2;

  /** The share of the largest value below which differences are drawn as level. */
  private static final double LEVEL = 0.02;

  /**
   * Draws values from left to right; fewer than two are not drawn.
   *
   * @param values finite
   */
  static Sparkline of(List<Double> values) {
    if (values.size() < 2) {
      return new Sparkline("");
    }
    double low = values.stream().mapToDouble(v -> v).min().getAsDouble();
    double high = values.stream().mapToDouble(v -> v).max().getAsDouble();
    double room = Math.max(high - low, LEVEL * Math.abs(high));
    double middle = (low + high) / 2;
    double step = (WIDTH - 2 * MARGIN) / (values.size() - 1);
    return new Sparkline(
        IntStream.range(0, values.size())
            .mapToObj(
                i -> {
                  double share = room == 0 ? 0 : (values.get(i) - middle) / room;
                  return String.format(
                      Locale.ROOT,
                      "%.1f,%.1f",
                      MARGIN + i * step,
                      HEIGHT / 2.0 - share * (HEIGHT - 2 * MARGIN));
                })
            .collect(Collectors.joining(" ")));
  }
}
