package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    List<MeasuredRun> runs,
    List<Run> notPassed,
    List<String> sources,
    List<String> deployments,
    int total) {

  /** The fewest runs that distinguish a new source for each run from a few sources. */
  private static final int FEWEST = 3;

  static RunsOfTrend select(List<MeasuredRun> all, Selection selection) {
    List<MeasuredRun> sorted = all.stream().sorted(MeasuredRun.BY_START).toList();
    Optional<BestSupportedSeries> best =
        selection.source().isEmpty() && selection.deployment().isEmpty()
            ? BestSupportedSeries.of(sorted)
            : Optional.empty();
    String source =
        selection
            .source()
            .or(() -> best.map(BestSupportedSeries::source))
            .orElseGet(() -> newest(sorted, run -> true, Run::source).orElse(""));
    Predicate<Run> ofSource = run -> run.source().equals(source);
    String deployment =
        selection
            .deployment()
            .or(() -> best.map(BestSupportedSeries::deployment))
            .orElseGet(() -> newest(sorted, ofSource, Run::deployment).orElse(""));
    Predicate<Run> selected = ofSource.and(run -> run.deployment().equals(deployment));
    return new RunsOfTrend(
        source,
        deployment,
        sorted.stream()
            .filter(measured -> measured.run().passed() && selected.test(measured.run()))
            .toList(),
        sorted.stream()
            .map(MeasuredRun::run)
            .filter(selected.and(Predicate.not(Run::passed)))
            .toList(),
        names(sorted, Run::source),
        names(sorted, Run::deployment),
        sorted.size());
  }

  /** Returns whether no source has a second run, as where each build has a machine of its own. */
  boolean everySourceIsNew() {
    return total >= FEWEST && sources.size() == total;
  }

  /** The name of the newest passed run; of the newest one if none passed. */
  private static Optional<String> newest(
      List<MeasuredRun> sorted, Predicate<Run> filter, Function<Run, String> name) {
    List<Run> runs = sorted.stream().map(MeasuredRun::run).filter(filter).toList();
    return Stream.concat(
            runs.stream().filter(Run::passed).reduce((older, newer) -> newer).stream(),
            runs.stream().reduce((older, newer) -> newer).stream())
        .findFirst()
        .map(name);
  }

  private static List<String> names(List<MeasuredRun> runs, Function<Run, String> name) {
    return runs.stream().map(MeasuredRun::run).map(name).distinct().sorted().toList();
  }
}
