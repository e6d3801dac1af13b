package io.jenkins.plugins.dogdriver.trend;

/**
 * What a list of projects shows of a trend. It holds no run, so that many can be kept.
 *
 * @param source the place the runs were started from; empty without a run
 * @param deployment where the service ran; empty without a run
 * @param release the newest; empty without a passed run
 * @param sentence the verdict for people
 * @param runs how many are compared
 * @param flags how many doubts there are about the verdict
 */
public record TrendSummary(
    String project,
    String source,
    String deployment,
    String release,
    Verdict verdict,
    String sentence,
    int runs,
    int flags) {
  public static TrendSummary of(Trend trend) {
    return new TrendSummary(
        trend.project(),
        trend.source(),
        trend.deployment(),
        trend.newestRelease(),
        trend.verdict(),
        trend.sentence(),
        trend.runs().size(),
        trend.flags().size());
  }
}
