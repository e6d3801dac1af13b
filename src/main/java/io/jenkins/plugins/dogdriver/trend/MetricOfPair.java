package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.Autocorrelation;
import io.jenkins.plugins.dogdriver.stats.RelativeChange;
import io.jenkins.plugins.dogdriver.stats.RoundedValues;
import io.jenkins.plugins.dogdriver.stats.SequentialTest;
import io.jenkins.plugins.dogdriver.stats.VarianceInflation;
import java.util.Optional;

/**
 * The evidence of one metric on two releases, before it is weighed against other metrics.
 *
 * @param before metric values of the baseline that are compared, in order of time
 * @param after metric values of the newest release that are compared, in order of time
 * @param from the baseline's without the steps of a grid they were rounded to
 * @param to the newest release's without these
 * @param resemblance of neighbouring runs in all releases but the newest
 * @param sameTimes whether the releases have enough runs at the same times of day, if that matters
 * @param change absent where a side has no metric value or no change can be relative to the
 *     baseline
 */
record MetricOfPair(
    Metric metric,
    double[] before,
    double[] after,
    double[] from,
    double[] to,
    Autocorrelation resemblance,
    boolean sameTimes,
    Optional<RelativeChange> change) {

  /**
   * Returns the evidence of a metric.
   *
   * @param all what the metric shows of the releases, those of the pair among them
   */
  static MetricOfPair of(ReleasePair pair, MetricOfReleases all) {
    Figures none = new Figures(new double[0], new double[0]);
    Figures before = pair.baseline().map(all.figures()::get).orElse(none);
    Figures after = pair.candidate().map(all.figures()::get).orElse(none);
    Figures sharedBefore = TimeOfDay.shared(before, after);
    Figures sharedAfter = TimeOfDay.shared(after, before);
    boolean enoughShared =
        sharedBefore.size() >= SequentialTest.FEWEST_BEFORE
            && sharedAfter.size() >= SequentialTest.FEWEST_AFTER;
    boolean matters = all.time().matters();
    boolean onlyShared = matters && enoughShared;
    return of(
        all.metric(),
        onlyShared ? sharedBefore.values() : before.values(),
        onlyShared ? sharedAfter.values() : after.values(),
        all.resemblance(),
        enoughShared || !matters && !TimeOfDay.isOneDay(before, after));
  }

  private static MetricOfPair of(
      Metric metric,
      double[] before,
      double[] after,
      Autocorrelation resemblance,
      boolean sameTimes) {
    double step = RoundedValues.step(before, after);
    double[] from = RoundedValues.spread(before, step);
    double[] to = RoundedValues.spread(after, step);
    Optional<RelativeChange> change =
        before.length == 0 || after.length == 0
            ? Optional.empty()
            : RelativeChange.of(from, to, VarianceInflation.of(resemblance.plus(after).cautious()));
    return new MetricOfPair(metric, before, after, from, to, resemblance, sameTimes, change);
  }

  /** Returns whether it takes part in the verdict over all metrics. */
  boolean decides() {
    return metric.kind() == Metric.Kind.TIME && isMeasured();
  }

  /** Returns whether both releases have a metric value. */
  boolean isMeasured() {
    return before.length > 0 && after.length > 0;
  }

  /** Returns the p-value, not yet adjusted for several metrics; 1 without a change. */
  double pValue() {
    return change.map(RelativeChange::pValue).orElse(1.0);
  }
}
