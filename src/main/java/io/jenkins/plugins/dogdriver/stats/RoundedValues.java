package io.jenkins.plugins.dogdriver.stats;

import java.util.HashMap;
import java.util.Map;

/**
 * Handles values that were rounded to a grid, for example to whole milliseconds. Equal ones stand
 * for values anywhere within half a step of the grid, so a comparison of ranks must not mistake a
 * step of the grid for a step of what was measured: they are spread evenly over their cell. A value
 * that occurs once stays where it is.
 *
 * <p>The place of a value in its cell depends on the equal ones before it alone, by the sequence of
 * van der Corput, whose every beginning is spread evenly.
 *
 * <p>Source: W. F. Sheppard, "On the calculation of the most probable values of
 * frequency-constants, for data arranged according to equidistant divisions of a scale",
 * Proceedings of the London Mathematical Society 29 (1898), for values that stand for their cell;
 * J. G. van der Corput, "Verteilungsfunktionen", Proceedings of the Akademie van Wetenschappen
 * Amsterdam 38 (1935).
 */
public final class RoundedValues {
  /** The number of steps in a unit beyond which values count as not rounded. */
  private static final double MOST_PER_UNIT = 1e9;

  /** The noise of the floating point, relative to a value. */
  private static final double NOISE = 1e-12;

  private RoundedValues() {}

  /**
   * Returns the step of the grid that all values lie on: 1 for whole numbers, 0.1 where one decimal
   * place is the most, and so on; 0 where there are more places than a rounded value has.
   *
   * @param samples finite values
   */
  public static double step(double[]... samples) {
    double perStep = 1;
    for (double[] sample : samples) {
      for (double value : sample) {
        while (!isWhole(value * perStep)) {
          perStep *= 10;
          if (perStep > MOST_PER_UNIT) {
            return 0;
          }
        }
      }
    }
    return 1 / perStep;
  }

  private static boolean isWhole(double value) {
    return Math.abs(value - Math.rint(value)) <= NOISE * Math.max(1, Math.abs(value));
  }

  /**
   * Returns the values spread over their cells, in the same order. Values that are not positive, or
   * not surely so within their cell, stay as they are.
   *
   * @param values in order of time
   * @param step of the grid
   */
  public static double[] spread(double[] values, double step) {
    Map<Double, Integer> seen = new HashMap<>();
    double[] spread = values.clone();
    for (int i = 0; i < values.length; i++) {
      int equal = seen.merge(values[i], 1, Integer::sum);
      if (values[i] > step / 2) {
        spread[i] += step * (vanDerCorput(equal) - 0.5);
      }
    }
    return spread;
  }

  /**
   * Returns the n-th number of the sequence, from 1, above 0 and below 1: the binary digits of n
   * behind the point, reversed.
   */
  private static double vanDerCorput(int n) {
    double number = 0;
    double digit = 0.5;
    for (int left = n; left > 0; left /= 2) {
      number += digit * (left % 2);
      digit /= 2;
    }
    return number;
  }
}
