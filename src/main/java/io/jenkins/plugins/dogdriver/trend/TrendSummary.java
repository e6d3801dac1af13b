package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Median;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The part of a trend that a list of projects shows. It holds no run, so that many can be kept.
 *
 * @param source the place the runs were started from; empty without a run
 * @param deployment where the service ran; empty without a run
 * @param release the newest; empty without a passed run
 * @param sentence the verdict for people
 * @param runs how many are compared
 * @param flags how many doubts there are about the verdict
 * @param compared whether there is a release to compare the newest with
 * @param course the medians of the newest releases, of the first metric of time; the oldest first
 */
public record TrendSummary(
    String project,
    String source,
    String deployment,
    String release,
    Verdict verdict,
    String sentence,
    int runs,
    int flags,
    boolean compared,
    List<Double> course) {
  private static final int MOST_RELEASES = 24;

  public TrendSummary {
    course = List.copyOf(course);
  }

  public static TrendSummary of(Trend trend) {
    return new TrendSummary(
        trend.project(),
        trend.source(),
        trend.deployment(),
        trend.newestRelease(),
        trend.verdict(),
        trend.sentence(),
        trend.runs().size(),
        trend.flags().size(),
        trend.baseline().isPresent(),
        course(trend));
  }

  private static List<Double> course(Trend trend) {
    Optional<Metric> time =
        trend.metrics().stream()
            .map(MetricTrend::metric)
            .filter(metric -> metric.kind() == Metric.Kind.TIME)
            .findFirst();
    List<Release> releases = trend.releases();
    return time.stream()
        .flatMap(
            metric ->
                releases
                    .subList(Math.max(0, releases.size() - MOST_RELEASES), releases.size())
                    .stream()
                    .map(release -> values(release, metric)))
        .filter(values -> values.length > 0)
        .map(Median::of)
        .toList();
  }

  private static double[] values(Release release, Metric metric) {
    return release.runs().stream()
        .map(run -> run.value(metric.name()))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }
}
