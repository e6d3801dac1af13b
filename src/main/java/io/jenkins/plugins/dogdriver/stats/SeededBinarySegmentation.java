package io.jenkins.plugins.dogdriver.stats;

import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.HORIZON;
import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.MIN_SEGMENT_LENGTH;

import io.jenkins.plugins.dogdriver.stats.SeededIntervals.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds candidates for change points: the clearest split of all intervals first, then that of the
 * intervals which it does not split, and so on.
 *
 * <p>Source: S. Kovács, P. Bühlmann, H. Li and A. Munk, "Seeded binary segmentation: a general
 * methodology for fast and optimal changepoint detection", Biometrika 110 (2023), with their greedy
 * selection and the rank test in place of the CUSUM statistic.
 */
final class SeededBinarySegmentation {
  /** The corrected p-value that a candidate has at most; only a tested one counts. */
  private static final double LEVEL = 0.1;

  /** Below this distance from the mean, in standard deviations, no rank test reaches the level. */
  private static final double LEAST_DISTANCE = 3;

  private record Candidate(Interval interval, int index, double pValue) {
    static final Comparator<Candidate> CLEAREST_FIRST =
        Comparator.comparingDouble(Candidate::pValue)
            .thenComparingInt(candidate -> candidate.interval().length())
            .thenComparingInt(candidate -> candidate.interval().start());
  }

  private final SplitStatistic statistic;
  private final SearchCorrection correction;

  SeededBinarySegmentation(SplitStatistic statistic, SearchCorrection correction) {
    this.statistic = statistic;
    this.correction = correction;
  }

  /** Returns the indexes of the first values behind the candidates, in order. */
  List<Integer> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    SeededIntervals.of(
        statistic.length(),
        2 * HORIZON,
        shortest(),
        interval -> clearest(interval).ifPresent(candidates::add));
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

  /** The length of an interval whose halves, if wholly apart, are just clear enough. */
  private int shortest() {
    int half = MIN_SEGMENT_LENGTH;
    while (2 * half < statistic.length()
        && correction.correct(new MannWhitney(half, half).pValue(0)) > LEVEL) {
      half++;
    }
    return 2 * half;
  }

  private Optional<Candidate> clearest(Interval interval) {
    double[] u = statistic.of(interval.start(), interval.end());
    int length = interval.length();
    int best = 0;
    double most = LEAST_DISTANCE;
    for (int k = MIN_SEGMENT_LENGTH; k <= length - MIN_SEGMENT_LENGTH; k++) {
      double pairs = (double) k * (length - k);
      double distance = Math.abs(u[k] - pairs / 2) / Math.sqrt(pairs * (length + 1) / 12);
      if (distance > most) {
        most = distance;
        best = k;
      }
    }
    if (best == 0) {
      return Optional.empty();
    }
    double p = new MannWhitney(best, length - best).pValue(u[best]);
    return correction.correct(p) > LEVEL
        ? Optional.empty()
        : Optional.of(new Candidate(interval, interval.start() + best, p));
  }
}
