package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.Holm;
import io.jenkins.plugins.dogdriver.stats.Median;
import io.jenkins.plugins.dogdriver.stats.RelativeChange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Judges two releases metric by metric; the metrics of time are judged together. */
final class ReleaseComparison {
  private ReleaseComparison() {}

  /**
   * Returns what each metric says, in the order of the metrics.
   *
   * @param runs of all releases, in order of their start
   */
  static List<MetricTrend> judge(ReleasePair pair, List<MeasuredRun> runs, List<Metric> metrics) {
    List<MetricOfPair> seen =
        metrics.stream().map(metric -> MetricOfPair.of(pair, metric)).toList();
    List<MetricOfPair> deciding = seen.stream().filter(MetricOfPair::decides).toList();
    double[] corrected = Holm.adjust(deciding.stream().mapToDouble(MetricOfPair::pValue).toArray());
    Hosts hosts = new Hosts(metrics);
    return seen.stream()
        .map(
            metric -> {
              int place = deciding.indexOf(metric);
              List<MetricChangePoint> points = MetricChangePoints.of(runs, metric.metric(), hosts);
              return place < 0
                  ? judge(pair, metric, metric.pValue(), 1, points)
                  : judge(pair, metric, corrected[place], deciding.size(), points);
            })
        .toList();
  }

  private static MetricTrend judge(
      ReleasePair pair, MetricOfPair seen, double p, int tests, List<MetricChangePoint> points) {
    Optional<MetricJudge> judge =
        seen.change().map(change -> new MetricJudge(seen, change, p, tests));
    MetricVerdict verdict = judge.map(MetricJudge::verdict).orElse(MetricVerdict.UNCLEAR);
    return new MetricTrend(
        seen.metric(),
        verdict,
        judge
            .map(found -> OptionalDouble.of(found.change().estimate()))
            .orElse(OptionalDouble.empty()),
        seen.change().flatMap(RelativeChange::interval),
        judge.map(found -> OptionalDouble.of(p)).orElse(OptionalDouble.empty()),
        pair.baseline().flatMap(release -> side(release.version(), seen.before())),
        pair.candidate().flatMap(release -> side(release.version(), seen.after())),
        verdict == MetricVerdict.UNCLEAR
            ? judge.map(MetricJudge::runsNeeded).orElse(OptionalInt.empty())
            : OptionalInt.empty(),
        points);
  }

  private static Optional<Side> side(String version, double[] figures) {
    return figures.length == 0
        ? Optional.empty()
        : Optional.of(new Side(version, figures.length, Median.of(figures)));
  }
}
