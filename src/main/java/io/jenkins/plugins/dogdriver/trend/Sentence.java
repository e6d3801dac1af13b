package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.stats.SequentialTest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A verdict in plain words, with its size and its evidence.
 *
 * @param newest version
 * @param baseline version that it is compared with
 * @param times metrics of time with metric values of both, at least one
 */
record Sentence(String newest, String baseline, List<MetricTrend> times) {

  /** Returns the sentence that says this verdict. */
  String of(Verdict verdict) {
    return switch (verdict) {
      case SLOWER -> changed("slower", MetricVerdict.WORSE);
      case FASTER -> changed("faster", MetricVerdict.BETTER);
      case MIXED ->
          "%s is both faster and slower than %s (%s)"
              .formatted(newest, baseline, all(times.get(0)));
      case SAME ->
          "%s is as fast as %s%s (%s)"
              .formatted(newest, baseline, within(times.get(0)), evidence(MetricVerdict.SAME));
      case UNCLEAR ->
          "It is unclear whether %s is slower or faster than %s (%s)%s"
              .formatted(newest, baseline, evidence(MetricVerdict.UNCLEAR), outlook());
    };
  }

  private String changed(String how, MetricVerdict verdict) {
    return "%s is %s than %s (%s)"
        .formatted(newest, (size(first(verdict)) + " " + how).strip(), baseline, evidence(verdict));
  }

  /**
   * Returns whether a change is within a share; nothing is within a share of a metric value of 0.
   */
  private static String within(MetricTrend time) {
    return time.change().isPresent()
        ? " to within " + Numbers.share(time.metric().smallestChange())
        : "";
  }

  private MetricTrend first(MetricVerdict verdict) {
    return times.stream().filter(time -> time.verdict() == verdict).findFirst().orElseThrow();
  }

  private static String size(MetricTrend time) {
    return time.interval()
        .map(interval -> Numbers.range(interval.low(), interval.high()))
        .orElseGet(
            () ->
                time.change().isPresent()
                    ? Numbers.change(time.change().getAsDouble()).substring(1)
                    : "");
  }

  /** Returns the evidence: the metric that decides the verdict in full, the others in short. */
  private String evidence(MetricVerdict verdict) {
    MetricTrend spoken = first(verdict);
    return Stream.concat(
            Stream.of(full(spoken)),
            times.stream().filter(time -> !time.equals(spoken)).map(Sentence::brief))
        .collect(Collectors.joining("; "));
  }

  private String all(MetricTrend counted) {
    return Stream.concat(times.stream().map(Sentence::brief), Stream.of(runs(counted)))
        .collect(Collectors.joining("; "));
  }

  private static String full(MetricTrend time) {
    String decided =
        time.verdict() == MetricVerdict.WORSE || time.verdict() == MetricVerdict.BETTER
            ? ""
            : time.interval()
                .map(
                    interval ->
                        ", %s to %s"
                            .formatted(
                                Numbers.change(interval.low()), Numbers.change(interval.high())))
                .orElse("");
    return "%s %s%s, %s".formatted(time.metric().name(), medians(time), decided, runs(time));
  }

  private static String medians(MetricTrend time) {
    return Numbers.levels(
        time.baseline().orElseThrow().median(),
        time.candidate().orElseThrow().median(),
        time.metric().unit());
  }

  private static String runs(MetricTrend time) {
    int runs = time.candidate().orElseThrow().runs();
    return "%s %s against %s"
        .formatted(runs, runs == 1 ? "run" : "runs", time.baseline().orElseThrow().runs());
  }

  private static String brief(MetricTrend time) {
    return time.metric().name()
        + switch (time.verdict()) {
          case WORSE -> (" " + size(time)).stripTrailing() + " slower";
          case BETTER -> (" " + size(time)).stripTrailing() + " faster";
          case SAME -> " the same";
          case UNCLEAR -> " unclear";
        };
  }

  private String outlook() {
    List<MetricTrend> unclear =
        times.stream().filter(time -> time.verdict() == MetricVerdict.UNCLEAR).toList();
    if (unclear.stream().anyMatch(Sentence::hasTooFewRuns)) {
      return ": nothing is called slower or faster before %s runs of %s and %s of %s"
          .formatted(SequentialTest.FEWEST_AFTER, newest, SequentialTest.FEWEST_BEFORE, baseline);
    }
    if (unclear.stream().anyMatch(time -> !time.sameTimes())) {
      return ": they ran at different times of the day";
    }
    if (unclear.stream().anyMatch(time -> time.change().isEmpty())) {
      return ": nothing can be relative to a metric value of 0";
    }
    Optional<MetricTrend> stuck =
        unclear.stream().filter(time -> time.outlook().isEmpty()).findFirst();
    if (stuck.isPresent()) {
      return ": more runs of %s may not decide it, as against those of %s they reliably show only a change"
          .concat(" of %s or more")
          .formatted(
              newest,
              baseline,
              Numbers.change(stuck.get().smallestShown().orElseThrow()).substring(1));
    }
    return ": "
        + unclear.stream()
            .map(time -> time.outlook().get())
            .reduce(Outlook::and)
            .get()
            .sentence(" of " + newest);
  }

  private static boolean hasTooFewRuns(MetricTrend time) {
    return time.candidate().orElseThrow().runs() < SequentialTest.FEWEST_AFTER
        || time.baseline().orElseThrow().runs() < SequentialTest.FEWEST_BEFORE;
  }
}
