package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.Release;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
    MeasuredRuns runs = MeasuredRuns.copyOf(sorted);
    MeasuredRuns passed = runs.where(runs::passed);
    List<BestSupportedSeries> all =
        IntStream.range(0, passed.size()).mapToObj(i -> of(passed, i)).distinct().toList();
    if (all.size() < 2) {
      return all.stream().findFirst();
    }
    String newest = passed.version(passed.size() - 1);
    Map<BestSupportedSeries, MeasuredRuns> ofNewest = new LinkedHashMap<>();
    for (BestSupportedSeries series : all) {
      MeasuredRuns own = passed.where(i -> of(passed, i).equals(series));
      if (own.version(own.size() - 1).equals(newest)) {
        ofNewest.put(series, own);
      }
    }
    return ofNewest.entrySet().stream()
        .max(
            Comparator.<Map.Entry<BestSupportedSeries, MeasuredRuns>>comparingInt(
                    series -> support(series.getValue()))
                .thenComparing(series -> series.getValue().start(series.getValue().size() - 1)))
        .map(Map.Entry::getKey);
  }

  private static BestSupportedSeries of(MeasuredRuns runs, int index) {
    return new BestSupportedSeries(runs.source(index), runs.deployment(index));
  }

  private static int support(MeasuredRuns runs) {
    ReleasePair pair = ReleasePair.of(Release.of(runs));
    int before = pair.baseline().map(release -> release.runs().size()).orElse(0);
    return Math.min(before, pair.candidate().map(release -> release.runs().size()).orElse(0));
  }
}
