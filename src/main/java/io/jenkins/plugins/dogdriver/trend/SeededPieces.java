package io.jenkins.plugins.dogdriver.trend;

import java.util.function.Consumer;

/**
 * Pieces of a series, from long to short ones, such that around any step there is a piece that
 * holds it well inside and no other step. Each layer's pieces are shorter by a constant factor and
 * overlap by half. As the longest are of a set length, all of them together are only a constant
 * times longer than the series.
 *
 * <p>Source: S. Kovács, P. Bühlmann, H. Li and A. Munk, "Seeded binary segmentation: a general
 * methodology for fast and optimal changepoint detection", Biometrika 110 (2023), with their decay
 * of √½.
 */
final class SeededPieces {
  private static final double DECAY = Math.sqrt(0.5);

  private SeededPieces() {}

  /**
   * A piece of a series.
   *
   * @param start index of its first value
   * @param end index after its last value
   */
  record Piece(int start, int end) {
    int length() {
      return end - start;
    }
  }

  /**
   * Hands over the pieces.
   *
   * @param length of the series, at least 1
   * @param longest length of a piece; the whole series if it is not longer
   * @param shortest length of a piece, at least 1
   */
  static void of(int length, int longest, int shortest, Consumer<Piece> pieces) {
    for (double width = Math.min(length, longest); Math.ceil(width) >= shortest; width *= DECAY) {
      int size = (int) Math.ceil(width);
      int count = length == size ? 1 : 2 * (int) Math.ceil(length / width) - 1;
      for (int i = 0; i < count; i++) {
        int start = count == 1 ? 0 : (int) ((long) i * (length - size) / (count - 1));
        pieces.accept(new Piece(start, start + size));
      }
    }
  }
}
