package io.jenkins.plugins.dogdriver.stats;

import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.HORIZON;

import io.jenkins.plugins.dogdriver.stats.SeededIntervals.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds candidates for change points: the clearest split of all intervals first, then the clearest
 * one of the intervals that it does not split, and so on.
 *
 * <p>Source: S. Kovács, P. Bühlmann, H. Li and A. Munk, "Seeded binary segmentation: a general
 * methodology for fast and optimal changepoint detection", Biometrika 110 (2023), with their greedy
 * selection and the rank test in place of the CUSUM statistic.
 */
final class SeededBinarySegmentation {
  /**
   * The factor by which the corrected p-value of a candidate may exceed the level; it is tested
   * later.
   */
  private static final double GENEROUS = 100;

  /**
   * The largest p-value of a candidate: one that is as likely as not in a steady series is not
   * worth a test.
   */
  private static final double MOST = 0.5;

  /**
   * The distance from the mean, in standard deviations, below which no rank test reaches the level.
   */
  private static final double LEAST_DISTANCE = 2.5;

  /** The share of the largest square below which rounding cannot make a distance the largest. */
  private static final double ALMOST = 1 - 1e-9;

  private record Candidate(Interval interval, int index, double pValue) {
    static final Comparator<Candidate> CLEAREST_FIRST =
        Comparator.comparingDouble(Candidate::pValue)
            .thenComparingInt(candidate -> candidate.interval().length())
            .thenComparingInt(candidate -> candidate.interval().start());
  }

  private final SplitStatistic statistic;
  private final SearchCorrection correction;
  private final VarianceInflation inflation;
  private final double level;
  private final int least;

  /**
   * @param inflation of the variance, as far as it is known
   * @param level the p-value that a change point has at most
   * @param least how many values there must be on either side of a split
   */
  SeededBinarySegmentation(
      SplitStatistic statistic,
      SearchCorrection correction,
      VarianceInflation inflation,
      double level,
      int least) {
    this.statistic = statistic;
    this.correction = correction;
    this.inflation = inflation;
    this.level = Math.min(MOST, GENEROUS * level);
    this.least = least;
  }

  /**
   * Returns the indexes of the first values behind the candidates, in order.
   *
   * @param start index of the first value of the stretch that is searched
   * @param end index after its last value
   */
  List<Integer> candidates(int start, int end) {
    List<Candidate> candidates = new ArrayList<>();
    SeededIntervals.of(
        end - start,
        2 * HORIZON,
        shortest(end - start),
        found ->
            clearest(new Interval(start + found.start(), start + found.end()))
                .ifPresent(candidates::add));
    candidates.sort(Candidate.CLEAREST_FIRST);
    TreeSet<Integer> chosen = new TreeSet<>();
    for (Candidate candidate : candidates) {
      Integer next = chosen.higher(candidate.interval().start());
      if (next == null || next >= candidate.interval().end()) {
        chosen.add(candidate.index());
      }
    }
    return List.copyOf(chosen);
  }

  /**
   * Returns the length of an interval whose halves are just clear enough if they do not overlap.
   */
  private int shortest(int length) {
    int half = least;
    while (2 * half < length && corrected(new MannWhitney(half, half).pValue(0)) > level) {
      half++;
    }
    return 2 * half;
  }

  private double corrected(double pValue) {
    return correction.correct(inflation.correct(pValue));
  }

  private Optional<Candidate> clearest(Interval interval) {
    double[] u = statistic.of(interval.start(), interval.end());
    int length = interval.length();
    int best = 0;
    double most = LEAST_DISTANCE;
    for (int k = least; k <= length - least; k++) {
      double pairs = (double) k * (length - k);
      double far = u[k] - pairs / 2;
      double variance = pairs * (length + 1) / 12;
      if (far * far > ALMOST * most * most * variance) {
        double distance = Math.abs(far) / Math.sqrt(variance);
        if (distance > most) {
          most = distance;
          best = k;
        }
      }
    }
    if (best == 0) {
      return Optional.empty();
    }
    double p = new MannWhitney(best, length - best).pValue(u[best]);
    return corrected(p) > level
        ? Optional.empty()
        : Optional.of(new Candidate(interval, interval.start() + best, p));
  }
}
