package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Run;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The source and the deployment of a project whose runs say most about its newest release: of those
 * that ran it, the one with the most runs on the side that has fewer, newest release or baseline.
 * Among equals it is the one that ran last.
 */
record BestSupportedSeries(String source, String deployment) {

  /**
   * Returns the series; empty where no run passed.
   *
   * @param sorted runs of a project, by start
   */
  static Optional<BestSupportedSeries> of(List<MeasuredRun> sorted) {
    Map<BestSupportedSeries, List<MeasuredRun>> passed =
        sorted.stream()
            .filter(measured -> measured.run().passed())
            .collect(
                Collectors.groupingBy(
                    measured -> of(measured.run()), LinkedHashMap::new, Collectors.toList()));
    if (passed.size() < 2) {
      return passed.keySet().stream().findFirst();
    }
    String newest =
        passed.values().stream().map(BestSupportedSeries::last).max(byStart()).get().version();
    return passed.entrySet().stream()
        .filter(series -> last(series.getValue()).version().equals(newest))
        .max(
            Comparator.<Map.Entry<BestSupportedSeries, List<MeasuredRun>>>comparingInt(
                    series -> support(series.getValue()))
                .thenComparing(series -> last(series.getValue()), byStart()))
        .map(Map.Entry::getKey);
  }

  private static BestSupportedSeries of(Run run) {
    return new BestSupportedSeries(run.source(), run.deployment());
  }

  private static Run last(List<MeasuredRun> runs) {
    return runs.get(runs.size() - 1).run();
  }

  private static Comparator<Run> byStart() {
    return Comparator.comparing(Run::start);
  }

  private static int support(List<MeasuredRun> runs) {
    ReleasePair pair = ReleasePair.of(Release.of(runs));
    int before = pair.baseline().map(release -> release.runs().size()).orElse(0);
    return Math.min(before, pair.candidate().map(release -> release.runs().size()).orElse(0));
  }
}
