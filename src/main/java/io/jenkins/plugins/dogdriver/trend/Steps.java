package io.jenkins.plugins.dogdriver.trend;

import java.util.Arrays;
import java.util.List;

/**
 * The places where the level of a series shifts.
 *
 * <p>Made of known parts. Many pieces of the series ({@link SeededPieces}) are split where the rank
 * test tells the halves apart most clearly; the clearest splits are the first guess. Each is moved
 * to its likeliest place between its neighbours ({@link StepPlace}) and tested again there, by the
 * exact rank test ({@link RankSum}); the least clear one is dropped as long as it may be chance.
 * Then the values between the steps tell how much a value resembles the one before it ({@link
 * Autocorrelation}), and the steps are held to what remains of their evidence.
 *
 * <p>Ranks make the answer depend on the order of the values alone, so a single wild value, however
 * wild, counts as one value, and the chance of a false step is the same under any noise.
 */
public final class Steps {
  /** A step is told when it would be so clear by chance in one steady series of a thousand. */
  public static final double LEVEL = 0.001;

  /** Fewer values in a row are no level: one spike is no step, and neither are a few. */
  public static final int FEWEST = 5;

  /** The length of the shortest series that can show a step, if nothing of it overlaps. */
  public static final int SHORTEST = 16;

  private Steps() {}

  /**
   * Takes time in proportion to the length of a steady series.
   *
   * @param values of any length, all finite
   * @return in order; the same values always give the same steps
   * @throws IllegalArgumentException if a value is not finite
   */
  public static List<Step> in(double[] values) {
    if (!Arrays.stream(values).allMatch(Double::isFinite)) {
      throw new IllegalArgumentException("Every value of a series must be a finite number.");
    }
    return values.length < SHORTEST ? List.of() : new StepSearch(values).steps();
  }
}
