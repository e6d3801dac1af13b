package io.jenkins.plugins.dogdriver.stats;

import java.util.Arrays;
import java.util.List;

/**
 * Finds the change points of a series: the places where its level shifts.
 *
 * <p>The method is made of known parts. {@link SeededBinarySegmentation} splits many intervals of
 * the series where the rank test separates the two sides most clearly; the clearest splits are the
 * candidates. {@link Segmentation} moves each to its likeliest place between its neighbours ({@link
 * ChangePointLocation}), tests it again there ({@link MannWhitney}), and drops the least clear one
 * while it may be chance. Then the values between the change points show how much a value resembles
 * the one before it ({@link Autocorrelation}), and the change points are tested again with the
 * evidence that remains.
 *
 * <p>Ranks make the answer depend on the order of the values alone, so a single outlier, however
 * large, counts as one value, and the chance of a false change point is the same under any noise.
 *
 * <p>Source: S. Kovács, P. Bühlmann, H. Li and A. Munk, "Seeded binary segmentation: a general
 * methodology for fast and optimal changepoint detection", Biometrika 110 (2023), and those named
 * by the other parts.
 */
public final class ChangePointDetector {
  /** The p-value that a change point has at most: one false alarm in a thousand steady series. */
  public static final double LEVEL = 0.001;

  /** The p-value of a change point that is only likely: one false alarm in twenty steady series. */
  public static final double LIKELY = 0.05;

  /**
   * The smallest number of values in a row that is a level: a spike is not a change point, and
   * neither are a few values.
   */
  public static final int MIN_SEGMENT_LENGTH = 5;

  /**
   * The smallest number of values in a row that is a level where a change point need only be
   * likely.
   */
  private static final int LIKELY_SEGMENT_LENGTH = 3;

  /** The length of the shortest series that can show a change point. */
  public static final int MIN_SERIES_LENGTH = 16;

  /**
   * The number of values on a side beyond which more do not make a change point clearer in a way
   * that matters.
   */
  static final int HORIZON = 1_000;

  private ChangePointDetector() {}

  /**
   * Returns the change points that are sure.
   *
   * @see #detect(double[], double)
   */
  public static List<ChangePoint> detect(double[] values) {
    return detect(values, LEVEL);
  }

  /**
   * Returns the change points, in time proportional to the length of the series. Those that are
   * sure do not depend on the level: less clear ones are searched between them.
   *
   * @param values of any length, all finite
   * @param level the p-value that a change point has at most, above 0 and below 1
   * @return in order; the same values always give the same change points
   * @throws IllegalArgumentException if a value is not finite or the level is out of range
   */
  public static List<ChangePoint> detect(double[] values, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("A level must be above 0 and below 1, not " + level + ".");
    }
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("Every value of a series must be a finite number.");
    }
    if (values.length < MIN_SERIES_LENGTH) {
      return List.of();
    }
    Segmentation segmentation = new Segmentation(values);
    segmentation.search(Math.min(level, LEVEL), MIN_SEGMENT_LENGTH);
    if (level > LEVEL) {
      segmentation.search(level, LIKELY_SEGMENT_LENGTH);
    }
    return segmentation.changePoints();
  }
}
