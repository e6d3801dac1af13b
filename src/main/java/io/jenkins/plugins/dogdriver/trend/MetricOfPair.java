package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one metric shows of two releases, before it is weighed against other metrics.
 *
 * @param before figures of the baseline, in order of time
 * @param after figures of the newest release, in order of time
 * @param widening as of {@link Autocorrelation#widening}
 * @param comparison absent where a side has no figure or no change can be relative to the baseline
 */
record MetricOfPair(
    Metric metric,
    double[] before,
    double[] after,
    double widening,
    Optional<Comparison> comparison) {

  static MetricOfPair of(ReleasePair pair, Metric metric) {
    double[] before = figures(pair.baseline(), metric);
    double[] after = figures(pair.candidate(), metric);
    double widening = Autocorrelation.widening(Autocorrelation.within(List.of(before, after)));
    Optional<Comparison> comparison =
        before.length == 0 || after.length == 0
            ? Optional.empty()
            : Comparison.of(before, after, widening);
    return new MetricOfPair(metric, before, after, widening, comparison);
  }

  /** Whether it takes part in the verdict over all metrics. */
  boolean decides() {
    return metric.kind() == Metric.Kind.TIME && comparison.isPresent();
  }

  double pValue() {
    return comparison.map(Comparison::pValue).orElse(1.0);
  }

  private static double[] figures(Optional<Release> release, Metric metric) {
    return release.stream()
        .flatMap(found -> found.runs().stream())
        .map(run -> run.value(metric.name()))
        .flatMapToDouble(OptionalDouble::stream)
        .toArray();
  }
}
