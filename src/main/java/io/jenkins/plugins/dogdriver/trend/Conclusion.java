package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Metric;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdict over all metrics of time, and the sentence that says it. */
record Conclusion(Verdict verdict, String sentence) {

  /**
   * Judges the runs of a trend, of which no two releases may be from one source.
   *
   * @param runs that are compared
   */
  static Conclusion of(
      String project, ReleasePair pair, List<MetricTrend> metrics, RunsOfTrend runs) {
    int others = runs.sources().size() - 1;
    return pair.candidate().isPresent() && pair.baseline().isEmpty() && others > 0
        ? new Conclusion(
            Verdict.UNCLEAR,
            "No release before %s was measured from %s, and there are runs from %s other %s: give all runs the same source"
                .formatted(
                    pair.candidate().get().name(),
                    runs.source(),
                    others,
                    others == 1 ? "place" : "places"))
        : of(project, pair, metrics);
  }

  static Conclusion of(String project, ReleasePair pair, List<MetricTrend> metrics) {
    if (pair.candidate().isEmpty()) {
      return new Conclusion(
          Verdict.UNCLEAR, "No run of " + project + " that passed has its metric values yet");
    }
    String newest = pair.candidate().get().name();
    if (pair.baseline().isEmpty()) {
      return new Conclusion(
          Verdict.UNCLEAR, newest + " is the first release seen: there is none to compare it with");
    }
    List<MetricTrend> times =
        metrics.stream()
            .filter(trend -> trend.metric().kind() == Metric.Kind.TIME)
            .filter(trend -> trend.baseline().isPresent() && trend.candidate().isPresent())
            .toList();
    String baseline = pair.baseline().get().name();
    if (times.isEmpty()) {
      return new Conclusion(
          Verdict.UNCLEAR,
          "It is unclear whether %s is slower or faster than %s: no metric of time was measured with both"
              .formatted(newest, baseline));
    }
    Verdict verdict = verdict(times);
    return new Conclusion(verdict, new Sentence(newest, baseline, times).of(verdict));
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
}
