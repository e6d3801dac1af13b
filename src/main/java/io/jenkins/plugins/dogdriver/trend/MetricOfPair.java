package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Autocorrelation;
import io.jenkins.plugins.dogdriver.stats.RelativeChange;
import io.jenkins.plugins.dogdriver.stats.VarianceInflation;
import java.util.List;
import java.util.Optional;

/**
 * What one metric shows of two releases, before it is weighed against other metrics.
 *
 * @param before figures of the baseline, in order of time
 * @param after figures of the newest release, in order of time
 * @param varianceInflation because runs resemble the runs before them
 * @param change absent where a side has no figure or no change can be relative to the baseline
 */
record MetricOfPair(
    Metric metric,
    double[] before,
    double[] after,
    VarianceInflation varianceInflation,
    Optional<RelativeChange> change) {

  static MetricOfPair of(ReleasePair pair, Metric metric) {
    double[] before = figures(pair.baseline(), metric);
    double[] after = figures(pair.candidate(), metric);
    VarianceInflation inflation =
        VarianceInflation.of(Autocorrelation.lag1(List.of(before, after)));
    Optional<RelativeChange> change =
        before.length == 0 || after.length == 0
            ? Optional.empty()
            : RelativeChange.of(before, after, inflation);
    return new MetricOfPair(metric, before, after, inflation, change);
  }

  /** Returns whether it takes part in the verdict over all metrics. */
  boolean decides() {
    return metric.kind() == Metric.Kind.TIME && change.isPresent();
  }

  /** Returns the p-value, not yet adjusted for several metrics; 1 without a change. */
  double pValue() {
    return change.map(RelativeChange::pValue).orElse(1.0);
  }

  private static double[] figures(Optional<Release> release, Metric metric) {
    return MeasuredRun.values(release.map(Release::runs).orElse(List.of()), metric);
  }
}
