package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The doubts about a verdict, and what bounds it: a sentence each, the gravest first. */
final class Flags {
  /** A larger share of runs that did not pass is reported. */
  private static final double MANY_RUNS = 0.1;

  /** The most sources that are named; the rest is counted. */
  private static final int MOST_NAMES = 3;

  private final RunsOfTrend selected;
  private final List<Release> releases;
  private final List<MetricTrend> metrics;
  private final List<String> flags = new ArrayList<>();

  private Flags(RunsOfTrend selected, List<Release> releases, List<MetricTrend> metrics) {
    this.selected = selected;
    this.releases = releases;
    this.metrics = metrics;
  }

  /**
   * Returns the flags.
   *
   * @param releases of the selected runs, in their order
   * @param pair the two that are compared
   * @param metrics as judged
   */
  static List<String> of(
      RunsOfTrend selected, List<Release> releases, ReleasePair pair, List<MetricTrend> metrics) {
    Flags flags = new Flags(selected, releases, metrics);
    pair.baseline()
        .ifPresent(baseline -> flags.add(new ComparedRuns(baseline, pair.candidate().get())));
    pair.candidate().ifPresent(flags::addNotPassed);
    flags.addSources();
    return List.copyOf(flags.flags);
  }

  private void add(ComparedRuns compared) {
    addHosts(compared);
    addEndpoints(compared);
    flags.addAll(new LoadFlags(compared, metrics).flags());
    addChangePoints(compared);
    addPartial(compared);
    addOverlaps(compared);
    addTimesOfDay(compared);
    addTooFew(compared);
    addPassedOver(compared);
  }

  /** Adds a flag where Datadog had the points of a part of a load only: that part was measured. */
  private void addPartial(ComparedRuns compared) {
    for (Release release : compared.newestFirst()) {
      for (MetricTrend metric : metrics) {
        List<MeasuredRun> partial =
            release.runs().stream().filter(run -> isPartial(run, metric.metric().name())).toList();
        if (!partial.isEmpty()) {
          MeasuredRun newest = partial.get(partial.size() - 1);
          Figure figure = newest.figures().get(metric.metric().name());
          flags.add(
              "%s of %s of %s runs of %s covers a part of the load only, last %s."
                  .formatted(
                      metric.metric().label(),
                      partial.size(),
                      release.runs().size(),
                      release.name(),
                      figure.part(Duration.between(newest.run().start(), newest.run().end()))));
        }
      }
    }
  }

  private static boolean isPartial(MeasuredRun run, String metric) {
    Figure figure = run.figures().get(metric);
    return figure != null && figure.isPartial();
  }

  private void addOverlaps(ComparedRuns compared) {
    for (Release release : compared.newestFirst()) {
      IndependentRuns runs = IndependentRuns.of(release.runs());
      if (runs.overlapping() > 0) {
        flags.add(
            "Runs of %s overlap in time and load the service together: its %s runs count as %s."
                .formatted(release.name(), release.runs().size(), runs.groups().size()));
      }
    }
  }

  private void addTimesOfDay(ComparedRuns compared) {
    metrics.stream()
        .filter(metric -> metric.metric().kind() == Metric.Kind.TIME)
        .filter(metric -> !metric.sameTimes())
        .map(
            metric ->
                "%s follows the time of day, and the runs of %s and %s were made at different times:"
                        .formatted(
                            metric.metric().label(),
                            compared.candidate().name(),
                            compared.baseline().name())
                    + " run them at the same ones.")
        .forEach(flags::add);
  }

  private void addHosts(ComparedRuns compared) {
    Hosts hosts = new Hosts(metrics.stream().map(MetricTrend::metric).toList());
    if (compared.all().stream().map(hosts::of).filter(OptionalInt::isPresent).distinct().count()
        > 1) {
      flags.add(
          "The number of hosts is not the same in all compared runs (%s, %s): the difference may be"
                  .formatted(hosts(hosts, compared.baseline()), hosts(hosts, compared.candidate()))
              + " theirs.");
    }
  }

  /** Adds a flag for a deployment that moved: it is another place, with any release. */
  private void addEndpoints(ComparedRuns compared) {
    if (endpoints(compared.all()).size() > 1) {
      flags.add(
          "The endpoint is not the same in all compared runs (%s, %s): the difference may be that of"
                  .formatted(endpoints(compared.baseline()), endpoints(compared.candidate()))
              + " the place.");
    }
  }

  private static String endpoints(Release release) {
    Set<String> endpoints = endpoints(release.runs());
    return release.name()
        + ": "
        + (endpoints.isEmpty() ? "unknown" : String.join(" and ", endpoints));
  }

  private static Set<String> endpoints(List<MeasuredRun> runs) {
    return runs.stream()
        .map(run -> run.run().started().deployed().endpoint())
        .filter(endpoint -> !endpoint.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String hosts(Hosts hosts, Release release) {
    int[] counts =
        release.runs().stream().map(hosts::of).flatMapToInt(OptionalInt::stream).sorted().toArray();
    String text =
        counts.length == 0
            ? "unknown"
            : counts[0] == counts[counts.length - 1]
                ? String.valueOf(counts[0])
                : counts[0] + " to " + counts[counts.length - 1];
    return release.name() + ": " + text;
  }

  /**
   * Adds a flag for a change point within a release, which makes its typical run a mixture of two
   * levels.
   */
  private void addChangePoints(ComparedRuns compared) {
    int start = selected.runs().indexOf(compared.baseline().runs().get(0));
    for (MetricTrend metric : metrics) {
      if (metric.metric().kind() != Metric.Kind.TIME) {
        continue;
      }
      metric.changePoints().stream()
          .filter(point -> point.index() > start + ChangePointDetector.MIN_SEGMENT_LENGTH - 1)
          .filter(point -> point.isSure() && !point.release())
          .map(
              point ->
                  "%s of %s shifts by %s where no release starts: the verdict mixes two levels."
                      .formatted(
                          metric.metric().label(),
                          Release.name(point.version()),
                          Numbers.change(point.change())))
          .forEach(flags::add);
    }
  }

  private void addTooFew(ComparedRuns compared) {
    List<MetricTrend> judged =
        metrics.stream()
            .filter(metric -> metric.metric().kind() == Metric.Kind.TIME)
            .filter(metric -> metric.change().isPresent())
            .toList();
    if (!judged.isEmpty() && judged.stream().allMatch(metric -> metric.interval().isEmpty())) {
      flags.add(
          "Too few runs: with %s of %s against %s of %s no difference, however large, can be distinguished"
                  .formatted(
                      compared.candidate().runs().size(),
                      compared.candidate().name(),
                      compared.baseline().runs().size(),
                      compared.baseline().name())
              + " from chance.");
    }
  }

  private void addPassedOver(ComparedRuns compared) {
    Release before = releases.get(releases.size() - 2);
    if (!before.equals(compared.baseline())) {
      flags.add(
          "%s is compared with %s, the last release before it that had %s runs and another version."
              .formatted(
                  compared.candidate().name(),
                  compared.baseline().name(),
                  ReleasePair.FEWEST_RUNS));
    }
  }

  private void addNotPassed(Release candidate) {
    Instant before =
        releases.size() == 1 ? Instant.MIN : lastStart(releases.get(releases.size() - 2));
    long failed =
        selected.notPassed().stream()
            .filter(run -> run.version().equals(candidate.version()))
            .filter(run -> run.start().isAfter(before))
            .count();
    long all = failed + candidate.runs().size();
    if (failed > MANY_RUNS * all) {
      flags.add(
          "%s of the %s runs of %s did not pass and are left out."
              .formatted(failed, all, candidate.name()));
    }
  }

  private static Instant lastStart(Release release) {
    return release.runs().get(release.runs().size() - 1).run().start();
  }

  private void addSources() {
    List<String> others =
        selected.sources().stream().filter(source -> !source.equals(selected.source())).toList();
    if (selected.everySourceIsNew()) {
      flags.add(
          "Every run came from another source, so none can be compared: give them one name with the"
              + " setting source.");
    } else if (!others.isEmpty()) {
      String names = others.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
      String more =
          others.size() > MOST_NAMES ? " and %s more".formatted(others.size() - MOST_NAMES) : "";
      flags.add(
          "Runs from %s%s are there too; they are not compared with those from %s."
              .formatted(names, more, selected.source()));
    }
  }
}
