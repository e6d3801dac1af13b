package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Holm;
import io.jenkins.plugins.dogdriver.stats.Median;
import io.jenkins.plugins.dogdriver.stats.RelativeChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges two releases metric by metric; the metrics of time are judged together. They share the
 * level of the test by the steps of Holm: what is shown at the share of all of them leaves its
 * share to the others.
 */
public final class ReleaseComparison {
  private ReleaseComparison() {}

  /**
   * Returns what each metric says, in the order of the metrics, without its change points.
   *
   * @param releases of the trend, those of the pair among them
   */
  public static List<MetricTrend> judge(
      ReleasePair pair, List<Release> releases, List<Metric> metrics) {
    return judge(
        pair, metrics.stream().map(metric -> MetricOfReleases.of(releases, metric)).toList());
  }

  /**
   * Returns what each metric says, in the order of the metrics, without its change points.
   *
   * @param metrics what each shows of the releases of the trend, those of the pair among them
   */
  static List<MetricTrend> judge(ReleasePair pair, List<MetricOfReleases> metrics) {
    List<MetricOfPair> seen =
        metrics.stream().map(metric -> MetricOfPair.of(pair, metric)).toList();
    List<MetricOfPair> deciding = seen.stream().filter(MetricOfPair::decides).toList();
    double[] corrected = Holm.adjust(deciding.stream().mapToDouble(MetricOfPair::pValue).toArray());
    Map<MetricOfPair, Judged> judged = judge(deciding);
    return seen.stream()
        .map(
            metric -> {
              int place = deciding.indexOf(metric);
              return place < 0
                  ? trend(pair, metric, metric.pValue(), judge(metric, 1))
                  : trend(pair, metric, corrected[place], judged.get(metric));
            })
        .toList();
  }

  private record Judged(MetricJudge judge, MetricVerdict verdict) {}

  private static Judged judge(MetricOfPair seen, int tests) {
    MetricJudge judge = new MetricJudge(seen, tests);
    return new Judged(judge, judge.verdict());
  }

  private static Map<MetricOfPair, Judged> judge(List<MetricOfPair> deciding) {
    Map<MetricOfPair, Judged> judged = new HashMap<>();
    int tests = deciding.size();
    boolean more = true;
    while (more) {
      int shown = 0;
      for (MetricOfPair metric : deciding) {
        if (!judged.containsKey(metric) || !judged.get(metric).verdict().isShown()) {
          judged.put(metric, judge(metric, tests));
        }
        shown += judged.get(metric).verdict().isShown() ? 1 : 0;
      }
      int left = deciding.size() - shown;
      more = left > 0 && left < tests;
      tests = left;
    }
    return judged;
  }

  private static MetricTrend trend(ReleasePair pair, MetricOfPair seen, double p, Judged judged) {
    MetricVerdict verdict = judged.verdict();
    MetricJudge judge = judged.judge();
    boolean unclear = verdict == MetricVerdict.UNCLEAR && seen.change().isPresent();
    return new MetricTrend(
        seen.metric(),
        verdict,
        seen.change()
            .map(RelativeChange::estimate)
            .map(OptionalDouble::of)
            .orElse(OptionalDouble.empty()),
        judge.interval(verdict),
        seen.change().isPresent() ? OptionalDouble.of(p) : OptionalDouble.empty(),
        pair.baseline().flatMap(release -> side(release.version(), seen.before())),
        pair.candidate().flatMap(release -> side(release.version(), seen.after())),
        unclear ? judge.outlook() : Optional.empty(),
        unclear ? judge.smallestShown() : OptionalDouble.empty(),
        seen.sameTimes(),
        List.of());
  }

  private static Optional<Side> side(String version, double[] figures) {
    return figures.length == 0
        ? Optional.empty()
        : Optional.of(new Side(version, figures.length, Median.of(figures)));
  }
}
