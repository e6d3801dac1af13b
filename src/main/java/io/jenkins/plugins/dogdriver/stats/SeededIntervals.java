package io.jenkins.plugins.dogdriver.stats;

import java.util.function.Consumer;

/**
 * Generates intervals of a series, from long to short ones, such that for each change point there
 * is an interval that contains it well inside and no other. Each layer's intervals are shorter by a
 * constant factor and overlap by half. As the length of the longest is limited, all of them
 * together are only a constant times longer than the series.
 *
 * <p>Source: S. Kovács, P. Bühlmann, H. Li and A. Munk, "Seeded binary segmentation: a general
 * methodology for fast and optimal changepoint detection", Biometrika 110 (2023), with their decay
 * of √½.
 */
final class SeededIntervals {
  private static final double DECAY = Math.sqrt(0.5);

  private SeededIntervals() {}

  /**
   * An interval of a series.
   *
   * @param start index of its first value
   * @param end index after its last value
   */
  record Interval(int start, int end) {
    int length() {
      return end - start;
    }
  }

  /**
   * Calls the consumer with each interval.
   *
   * @param length of the series, at least 1
   * @param longest length of an interval; the whole series if that is shorter
   * @param shortest length of an interval, at least 1
   */
  static void of(int length, int longest, int shortest, Consumer<Interval> intervals) {
    for (double width = Math.min(length, longest); Math.ceil(width) >= shortest; width *= DECAY) {
      int size = (int) Math.ceil(width);
      int count = length == size ? 1 : 2 * (int) Math.ceil(length / width) - 1;
      for (int i = 0; i < count; i++) {
        int start = count == 1 ? 0 : (int) ((long) i * (length - size) / (count - 1));
        intervals.accept(new Interval(start, start + size));
      }
    }
  }
}
