package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import io.jenkins.plugins.dogdriver.stats.Holm;
import io.jenkins.plugins.dogdriver.stats.RelativeChange;
import io.jenkins.plugins.dogdriver.stats.RelativeScale;
import io.jenkins.plugins.dogdriver.stats.SampleSize;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Decides what the comparison of two releases means for one metric.
 *
 * <p>A change is reported when three things hold: the rank test, corrected for several metrics,
 * rules out chance; the typical run changed by at least the smallest change that matters; and the
 * runs are sure, to 95 % on that side, that the change is not plainly smaller than that. A metric
 * is the same when its whole interval lies within the smallest change, which is the test of
 * equivalence by an interval: D. J. Schuirmann, "A comparison of the two one-sided tests procedure
 * and the power approach for assessing the equivalence of average bioavailability", Journal of
 * Pharmacokinetics and Biopharmaceutics 15 (1987). The third condition is its counterpart, a test
 * of a smallest effect: K. R. Murphy and B. Myors, "Testing the hypothesis that treatments have
 * negligible effects: minimum-effect tests in the general linear model", Journal of Applied
 * Psychology 84 (1999).
 *
 * @param pValue corrected for several metrics
 * @param tests how many metrics decide together with this one, itself included
 */
record MetricJudge(MetricOfPair seen, RelativeChange change, double pValue, int tests) {
  /**
   * The share of the smallest change that the change must surely exceed. With more, a release
   * slower by twice the smallest change would pass unnoticed too often; with less, one slower by
   * less than the smallest change would be blamed too often. docs/verdict.md has the numbers.
   */
  private static final double PLAINLY = 0.8;

  MetricVerdict verdict() {
    if (change.interval().filter(this::doesNotMatter).isPresent()) {
      return MetricVerdict.SAME;
    }
    if (pValue > RelativeChange.LEVEL
        || size() < smallest()
        || change.bounds().filter(this::matters).isEmpty()) {
      return MetricVerdict.UNCLEAR;
    }
    return (change.estimate() > 0) == (seen.metric().better() == Metric.Better.HIGHER)
        ? MetricVerdict.BETTER
        : MetricVerdict.WORSE;
  }

  private boolean doesNotMatter(ConfidenceInterval interval) {
    return -smallest() < interval.low() && interval.high() < smallest();
  }

  private boolean matters(ConfidenceInterval bounds) {
    double least = PLAINLY * smallest();
    return bounds.low() > least || bounds.high() < -least;
  }

  /**
   * Returns how many more runs of the newest release would settle an unclear verdict, 1 or more: as
   * many as tell the smallest change apart from none, or fewer if they are enough as long as the
   * change stays where it is. Absent where the baseline has too few runs for any number of runs to
   * settle it.
   */
  OptionalInt runsNeeded() {
    RelativeScale scale = RelativeScale.of(seen.before(), seen.after());
    SampleSize planned =
        SampleSize.of(
            scale.apply(seen.before()),
            scale.apply(seen.after()),
            seen.varianceInflation(),
            Holm.strictest(RelativeChange.LEVEL, tests));
    SampleSize needed =
        change.interval().map(found -> planned.withNoiseOf(scale.width(found) / 2)).orElse(planned);
    OptionalInt apart = needed.toDetect(scale.shift(smallest()));
    double room = size() < smallest() ? smallest() - size() : size() - PLAINLY * smallest();
    OptionalInt narrow = needed.toNarrow(scale.shift(room));
    return IntStream.concat(
            apart.stream().filter(runs -> runs > 0), narrow.stream().map(runs -> Math.max(1, runs)))
        .min();
  }

  private double smallest() {
    return seen.metric().smallestChange();
  }

  private double size() {
    return Math.abs(change.estimate());
  }
}
