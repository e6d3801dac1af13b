package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/** Compares two releases metric by metric. */
final class MetricJudge {
  private static final double LEVEL = 0.05;

  private MetricJudge() {}

  static List<MetricTrend> judge(ReleasePair pair, List<MeasuredRun> runs, List<Metric> metrics) {
    return metrics.stream().map(metric -> judge(pair, metric)).toList();
  }

  private static MetricTrend judge(ReleasePair pair, Metric metric) {
    double[] before = values(pair.baseline(), metric);
    double[] after = values(pair.candidate(), metric);
    Optional<Side> baseline = side(pair.baseline(), before);
    Optional<Side> candidate = side(pair.candidate(), after);
    if (baseline.isEmpty() || candidate.isEmpty() || baseline.get().median() == 0) {
      return new MetricTrend(
          metric,
          MetricVerdict.UNCLEAR,
          OptionalDouble.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          baseline,
          candidate,
          OptionalInt.empty(),
          List.of());
    }
    double typical = Math.abs(baseline.get().median());
    Shift shift = Shift.between(before, after, 0);
    double change = shift.estimate() / typical;
    double p = new MannWhitneyUTest().mannWhitneyUTest(before, after);
    return new MetricTrend(
        metric,
        verdict(metric, change, p),
        OptionalDouble.of(change),
        Optional.of(new Interval(shift.low() / typical, shift.high() / typical)),
        OptionalDouble.of(p),
        baseline,
        candidate,
        OptionalInt.empty(),
        List.of());
  }

  private static MetricVerdict verdict(Metric metric, double change, double p) {
    if (p > LEVEL) {
      return MetricVerdict.UNCLEAR;
    }
    if (Math.abs(change) < metric.smallestChange()) {
      return MetricVerdict.SAME;
    }
    return (change > 0) == (metric.better() == Metric.Better.HIGHER)
        ? MetricVerdict.BETTER
        : MetricVerdict.WORSE;
  }

  private static double[] values(Optional<Release> release, Metric metric) {
    return release.stream()
        .flatMap(found -> found.runs().stream())
        .map(run -> run.value(metric.name()))
        .flatMapToDouble(OptionalDouble::stream)
        .sorted()
        .toArray();
  }

  private static Optional<Side> side(Optional<Release> release, double[] sorted) {
    return sorted.length == 0
        ? Optional.empty()
        : release.map(found -> new Side(found.version(), sorted.length, median(sorted)));
  }

  private static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
