package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.stats.ChangePoint;
import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Runs many searches for change points in series whose change points are known.
 *
 * @param noise of the values
 * @param width of the noise: 0.03 is 3 %
 * @param length of a series
 */
record ChangePointTrials(Noise noise, double width, int length) {

  /**
   * Searches steady series.
   *
   * @return how many change points were seen in 10,000 values
   */
  double falsePoints(long values, long seed) {
    Random random = new Random(seed);
    long series = Math.max(1, values / length);
    long points = 0;
    for (long i = 0; i < series; i++) {
      points += ChangePointDetector.detect(noise.around1(length, width, random)).size();
    }
    return points * 10_000.0 / (series * length);
  }

  /** The share of the trials in which the planted change points were found, and nothing else. */
  record Found(double exactly, double withinOne) {}

  /**
   * Searches series that are higher from one index to another.
   *
   * @param start of the higher part
   * @param end of it, exclusive
   * @param height 0.1 is 10 %
   */
  Found found(int start, int end, double height, int trials, long seed) {
    Random random = new Random(seed);
    List<Integer> planted = end < length ? List.of(start, end) : List.of(start);
    int exactly = 0;
    int withinOne = 0;
    for (int i = 0; i < trials; i++) {
      double[] values = noise.around1(length, width, random);
      for (int j = start; j < end; j++) {
        values[j] += height;
      }
      List<Integer> seen =
          ChangePointDetector.detect(values).stream().map(ChangePoint::index).toList();
      exactly += seen.equals(planted) ? 1 : 0;
      withinOne += areClose(seen, planted, 1) ? 1 : 0;
    }
    return new Found((double) exactly / trials, (double) withinOne / trials);
  }

  /**
   * Searches series that are higher from an index on.
   *
   * @param start of the higher part; the length for steady series
   * @return the share of trials in which any change point was seen
   */
  double any(int start, double height, double level, int trials, long seed) {
    Random random = new Random(seed);
    int seen = 0;
    for (int i = 0; i < trials; i++) {
      double[] values = noise.around1(length, width, random);
      for (int j = start; j < length; j++) {
        values[j] += height;
      }
      seen += ChangePointDetector.detect(values, level).isEmpty() ? 0 : 1;
    }
    return (double) seen / trials;
  }

  /**
   * Searches series that are higher from the middle on, and higher again some values later.
   *
   * @param tolerance how many values aside each may be found
   * @return the share of trials in which both were found, and no other
   */
  double twoSteps(int apart, double height, int tolerance, int trials, long seed) {
    Random random = new Random(seed);
    List<Integer> planted = List.of(length / 2, length / 2 + apart);
    int found = 0;
    for (int i = 0; i < trials; i++) {
      double[] values = noise.around1(length, width, random);
      for (int start : planted) {
        for (int j = start; j < length; j++) {
          values[j] *= 1 + height;
        }
      }
      List<Integer> seen =
          ChangePointDetector.detect(values).stream().map(ChangePoint::index).toList();
      found += areClose(seen, planted, tolerance) ? 1 : 0;
    }
    return (double) found / trials;
  }

  private static boolean areClose(List<Integer> seen, List<Integer> planted, int tolerance) {
    if (seen.size() != planted.size()) {
      return false;
    }
    for (int i = 0; i < seen.size(); i++) {
      if (Math.abs(seen.get(i) - planted.get(i)) > tolerance) {
        return false;
      }
    }
    return true;
  }

  /**
   * Searches steady series whose noise changes.
   *
   * @param factor for the noise of each value after the first share of them
   * @return the share of trials in which any change point was seen
   */
  double seenWhereOnlyTheNoiseChanges(double share, double factor, int trials, long seed) {
    Random random = new Random(seed);
    DoubleUnaryOperator louder = value -> 1 + factor * (value - 1);
    int seen = 0;
    for (int i = 0; i < trials; i++) {
      double[] values = noise.around1(length, width, random);
      for (int j = (int) (share * length); j < length; j++) {
        values[j] = louder.applyAsDouble(values[j]);
      }
      seen += ChangePointDetector.detect(values).isEmpty() ? 0 : 1;
    }
    return (double) seen / trials;
  }
}
