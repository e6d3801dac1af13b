package io.jenkins.plugins.dogdriver.stats;

import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.HORIZON;
import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.LEVEL;
import static io.jenkins.plugins.dogdriver.stats.ChangePointDetector.MIN_SEGMENT_LENGTH;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One series cut into segments of one level each. Candidates are moved and tested between their
 * neighbours, and the least clear one is dropped as long as it may be chance.
 *
 * <p>Source: J. Bai, "Estimating multiple breaks one at a time", Econometric Theory 13 (1997), for
 * moving each between its neighbours; C. Inclán and G. C. Tiao, "Use of cumulative sums of squares
 * for retrospective detection of changes of variance", Journal of the American Statistical
 * Association 89 (1994), for testing each there until none moves or drops.
 */
final class Segmentation {
  /** Splits hardly move any more after a few rounds. */
  private static final int MOST_ROUNDS = 10;

  /** The first value behind a split, and the corrected p-value of the split. */
  private record Split(int index, double pValue) {}

  private final double[] values;
  private final SplitStatistic statistic;
  private final SearchCorrection correction;
  private final List<Split> splits = new ArrayList<>();
  private VarianceInflation inflation = VarianceInflation.NONE;

  /**
   * @param values at least {@link ChangePointDetector#MIN_SERIES_LENGTH}, all finite
   */
  Segmentation(double[] values) {
    this.values = values.clone();
    statistic = new SplitStatistic(this.values);
    correction = SearchCorrection.of(values.length);
  }

  /** Returns the change points between the segments, in order. */
  List<ChangePoint> changePoints() {
    new SeededBinarySegmentation(statistic, correction)
        .candidates()
        .forEach(index -> splits.add(new Split(index, 0)));
    settle();
    if (!splits.isEmpty()) {
      inflation = VarianceInflation.of(Autocorrelation.of(segments()).lag1());
      settle();
    }
    List<double[]> segments = segments();
    List<ChangePoint> points = new ArrayList<>();
    for (int i = 0; i < splits.size(); i++) {
      points.add(
          new ChangePoint(
              splits.get(i).index(),
              Median.of(segments.get(i)),
              Median.of(segments.get(i + 1)),
              splits.get(i).pValue()));
    }
    return List.copyOf(points);
  }

  /** Moves and tests the splits, and drops the least clear, until they stay. */
  private void settle() {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      List<Split> before = List.copyOf(splits);
      for (int i = 0; i < splits.size(); i++) {
        test(i);
      }
      dropChance();
      if (splits.equals(before)) {
        return;
      }
    }
  }

  private void dropChance() {
    while (!splits.isEmpty()) {
      int worst = 0;
      for (int i = 1; i < splits.size(); i++) {
        if (splits.get(i).pValue() > splits.get(worst).pValue()) {
          worst = i;
        }
      }
      if (splits.get(worst).pValue() <= LEVEL) {
        return;
      }
      splits.remove(worst);
      for (int i = Math.max(0, worst - 1); i < Math.min(splits.size(), worst + 1); i++) {
        test(i);
      }
    }
  }

  private void test(int i) {
    int index = splits.get(i).index();
    int start = Math.max(i == 0 ? 0 : splits.get(i - 1).index(), index - HORIZON);
    int end =
        Math.min(
            i + 1 == splits.size() ? values.length : splits.get(i + 1).index(), index + HORIZON);
    if (index - start < MIN_SEGMENT_LENGTH || end - index < MIN_SEGMENT_LENGTH) {
      splits.set(i, new Split(index, 1));
      return;
    }
    double[] around = Arrays.copyOfRange(values, start, end);
    int before = ChangePointLocation.estimate(around, index - start, MIN_SEGMENT_LENGTH);
    double u = statistic.of(start, end)[before];
    double p = new MannWhitney(before, end - start - before).pValue(u);
    splits.set(i, new Split(start + before, correction.correct(inflation.correct(p))));
  }

  /** The values between the splits. */
  private List<double[]> segments() {
    List<double[]> segments = new ArrayList<>();
    int start = 0;
    for (Split split : splits) {
      segments.add(Arrays.copyOfRange(values, start, split.index()));
      start = split.index();
    }
    segments.add(Arrays.copyOfRange(values, start, values.length));
    return segments;
  }
}
