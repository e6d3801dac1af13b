package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdict over all metrics of time, and the sentence that says it. */
record Conclusion(Verdict verdict, String sentence) {

  static Conclusion of(String project, ReleasePair pair, List<MetricTrend> metrics) {
    if (pair.candidate().isEmpty()) {
      return new Conclusion(Verdict.UNCLEAR, "There is no passed run of " + project + " yet.");
    }
    String version = pair.candidate().get().version();
    if (pair.baseline().isEmpty()) {
      return new Conclusion(
          Verdict.UNCLEAR,
          version + " is the first release seen: there is none to compare it with.");
    }
    List<MetricTrend> times =
        metrics.stream()
            .filter(trend -> trend.metric().kind() == Metric.Kind.TIME)
            .filter(trend -> trend.baseline().isPresent() && trend.candidate().isPresent())
            .toList();
    Verdict verdict = verdict(times);
    return new Conclusion(
        verdict,
        version
            + " against "
            + pair.baseline().get().version()
            + ": "
            + verdict.word()
            + times.stream()
                .map(Conclusion::evidence)
                .collect(Collectors.joining(", ", " (", ")")));
  }

  private static Verdict verdict(List<MetricTrend> times) {
    Set<MetricVerdict> verdicts =
        times.stream().map(MetricTrend::verdict).collect(Collectors.toSet());
    boolean better = verdicts.contains(MetricVerdict.BETTER);
    boolean worse = verdicts.contains(MetricVerdict.WORSE);
    if (better || worse) {
      return better && worse ? Verdict.MIXED : better ? Verdict.FASTER : Verdict.SLOWER;
    }
    return verdicts.equals(Set.of(MetricVerdict.SAME)) ? Verdict.SAME : Verdict.UNCLEAR;
  }

  private static String evidence(MetricTrend trend) {
    Side before = trend.baseline().orElseThrow();
    Side after = trend.candidate().orElseThrow();
    return String.format(
        Locale.ROOT,
        "%s %.1f → %.1f %s, %d runs against %d",
        trend.metric().name(),
        before.median(),
        after.median(),
        trend.metric().unit(),
        after.runs(),
        before.runs());
  }
}
