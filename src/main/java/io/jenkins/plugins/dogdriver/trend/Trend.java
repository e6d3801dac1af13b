package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The trend of a project: is it slower or faster with its newest release?
 *
 * @param project its name
 * @param source the place the runs were started from; empty without a run
 * @param deployment where the service ran; empty without a run
 * @param runs that are compared: passed, of this source and deployment, by start
 * @param notPassed runs of this source and deployment that did not pass, by start; they are not
 *     compared
 * @param releases the same runs as are compared, cut where the version changes
 * @param verdict over all metrics of time
 * @param sentence the verdict for people, with its size and its evidence
 * @param code what changed in the code between the two; absent where the runs do not say it
 * @param reference the newest release against an older one; absent without one
 * @param flags what casts doubt on the verdict, a sentence each
 * @param metrics in the order they were asked for
 * @param sources that may be selected, sorted
 * @param deployments that may be selected, sorted
 */
public record Trend(
    String project,
    String source,
    String deployment,
    List<MeasuredRun> runs,
    List<Run> notPassed,
    List<Release> releases,
    Verdict verdict,
    String sentence,
    Optional<CodeComparison> code,
    Optional<Reference> reference,
    List<String> flags,
    List<MetricTrend> metrics,
    List<String> sources,
    List<String> deployments) {
  public Trend {
    runs = MeasuredRuns.copyOf(runs);
    notPassed = List.copyOf(notPassed);
    releases = List.copyOf(releases);
    flags = List.copyOf(flags);
    metrics = List.copyOf(metrics);
    sources = List.copyOf(sources);
    deployments = List.copyOf(deployments);
  }

  /**
   * Judges the newest release where every run could be read.
   *
   * @see #of(String, List, List, Selection, ReferenceWindow, List)
   */
  public static Trend of(
      String project, List<MeasuredRun> all, Selection selection, List<Metric> metrics) {
    return of(project, all, List.of(), selection, ReferenceWindow.DEFAULT, metrics);
  }

  /**
   * Judges the newest release. The same runs give the same trend in any order.
   *
   * @param all runs of the project, measured, of any source, deployment and outcome
   * @param unreadable runs of the project; they are reported
   * @param window where an older release is looked for that the newest is compared with too
   * @param metrics to judge; those of time decide the verdict
   */
  public static Trend of(
      String project,
      List<MeasuredRun> all,
      List<UnreadableObject> unreadable,
      Selection selection,
      ReferenceWindow window,
      List<Metric> metrics) {
    RunsOfTrend selected = RunsOfTrend.select(all, selection);
    List<Release> releases = Release.of(selected.runs());
    ReleasePair pair = ReleasePair.of(releases);
    Hosts hosts = new Hosts(metrics);
    List<MetricOfReleases> seen =
        metrics.stream().map(metric -> MetricOfReleases.of(releases, metric)).toList();
    List<MetricTrend> judged =
        ReleaseComparison.judge(pair, seen).stream()
            .map(
                metric ->
                    metric.with(MetricChangePoints.of(selected.runs(), metric.metric(), hosts)))
            .toList();
    Conclusion conclusion = Conclusion.of(project, pair, judged, selected);
    Optional<Reference> reference =
        Reference.of(
            project, releases, pair, conclusion.verdict(), selection.against(), window, seen);
    return new Trend(
        project,
        selected.source(),
        selected.deployment(),
        selected.runs(),
        selected.notPassed(),
        releases,
        conclusion.verdict(),
        conclusion.sentence(),
        CodeComparison.of(pair),
        reference,
        Stream.of(
                older(reference, selection, releases),
                Flags.of(selected, releases, pair, judged),
                new UnreadableRuns(project, all, unreadable).sentences())
            .flatMap(List::stream)
            .toList(),
        judged,
        selected.sources(),
        selected.deployments());
  }

  private static List<String> older(
      Optional<Reference> reference, Selection selection, List<Release> releases) {
    if (selection.against().isPresent()
        && releases.stream()
            .noneMatch(release -> release.version().equals(selection.against().get()))) {
      return List.of(
          "There is no release %s to compare with.".formatted(selection.against().get()));
    }
    boolean asked = selection.against().isPresent();
    return reference
        .filter(found -> asked || found.isTelling())
        .map(found -> List.of(found.sentence() + "."))
        .orElse(List.of());
  }

  /** Returns the release that the newest is compared with; absent as long as there is none. */
  public Optional<Release> baseline() {
    return ReleasePair.of(releases).baseline();
  }

  /** Returns the version of the newest release; empty without a run. */
  public String newestRelease() {
    return releases.isEmpty() ? "" : releases.get(releases.size() - 1).version();
  }
}
