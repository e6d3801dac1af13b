package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The runs of a project that may be compared with each other: passed, of one source and one
 * deployment, by start.
 *
 * @param notPassed what else there is of the source and the deployment, by start
 * @param total how many runs the project has, of all sources and deployments
 */
record RunsOfTrend(
    String source,
    String deployment,
    MeasuredRuns runs,
    List<Run> notPassed,
    List<String> sources,
    List<String> deployments,
    int total) {

  /** The fewest runs that distinguish a new source for each run from a few sources. */
  private static final int FEWEST = 3;

  static RunsOfTrend select(List<MeasuredRun> all, Selection selection) {
    MeasuredRuns sorted = MeasuredRuns.byStart(all);
    Optional<BestSupportedSeries> best =
        selection.source().isEmpty() && selection.deployment().isEmpty()
            ? BestSupportedSeries.of(sorted)
            : Optional.empty();
    String source =
        selection
            .source()
            .or(() -> best.map(BestSupportedSeries::source))
            .orElseGet(() -> newest(sorted, i -> true).map(sorted::source).orElse(""));
    IntPredicate ofSource = i -> sorted.source(i).equals(source);
    String deployment =
        selection
            .deployment()
            .or(() -> best.map(BestSupportedSeries::deployment))
            .orElseGet(() -> newest(sorted, ofSource).map(sorted::deployment).orElse(""));
    IntPredicate selected = ofSource.and(i -> sorted.deployment(i).equals(deployment));
    return new RunsOfTrend(
        source,
        deployment,
        sorted.where(selected.and(sorted::passed)),
        sorted.where(selected.and(i -> !sorted.passed(i))).stream().map(MeasuredRun::run).toList(),
        names(sorted.size(), sorted::source),
        names(sorted.size(), sorted::deployment),
        sorted.size());
  }

  /** Returns whether no source has a second run, as where each build has a machine of its own. */
  boolean everySourceIsNew() {
    return total >= FEWEST && sources.size() == total;
  }

  /**
   * Returns the index of the newest passed run that is accepted; of the newest one if none passed.
   */
  private static Optional<Integer> newest(MeasuredRuns sorted, IntPredicate accepted) {
    int newest = -1;
    for (int i = sorted.size() - 1; i >= 0; i--) {
      if (accepted.test(i)) {
        if (sorted.passed(i)) {
          return Optional.of(i);
        }
        newest = Math.max(newest, i);
      }
    }
    return newest < 0 ? Optional.empty() : Optional.of(newest);
  }

  private static List<String> names(int size, IntFunction<String> name) {
    return IntStream.range(0, size).mapToObj(name).distinct().sorted().toList();
  }
}
