package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.ChangePoint;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The causes of a level that shifted, as far as the runs show them. */
final class Causes {
  private final List<MeasuredRun> runs;
  private final Hosts hosts;

  /**
   * @param runs in order of their start
   */
  Causes(List<MeasuredRun> runs, Hosts hosts) {
    this.runs = List.copyOf(runs);
    this.hosts = hosts;
  }

  /**
   * Returns what changes where the change point is, as exactly as its place is known, as a
   * sentence: the closest release that starts there, else what else changes.
   */
  String of(ChangePoint point) {
    List<Integer> places = closestFirst(point);
    return Stream.concat(
            places.stream().filter(this::isRelease),
            places.stream().filter(Predicate.not(this::isRelease)))
        .map(first -> between(runs.get(first - 1), runs.get(first), where(first - point.index())))
        .filter(changes -> !changes.isEmpty())
        .findFirst()
        .orElse("No release starts here: look at the deployment.");
  }

  /** Returns whether a release starts where the change point is, as exactly as that is known. */
  boolean isRelease(ChangePoint point) {
    return closestFirst(point).stream().anyMatch(this::isRelease);
  }

  /**
   * Returns the places, the closest first: one is never known more exactly than to within one run.
   */
  private List<Integer> closestFirst(ChangePoint point) {
    int index = point.index();
    return IntStream.rangeClosed(
            Math.max(1, Math.min(point.earliest(), index - 1)),
            Math.min(runs.size() - 1, Math.max(point.latest(), index + 1)))
        .boxed()
        .sorted(Comparator.comparingInt(first -> Math.abs(first - index)))
        .toList();
  }

  private boolean isRelease(int first) {
    return !version(first).equals(version(first - 1));
  }

  private String version(int index) {
    return runs.get(index).run().version();
  }

  private static String where(int aside) {
    int runs = Math.abs(aside);
    String many = runs == 1 ? "one run" : runs + " runs";
    return aside == 0 ? "here" : many + (aside < 0 ? " earlier" : " later");
  }

  /** Returns the difference from one run to the next, as a sentence; empty if there is none. */
  private String between(MeasuredRun last, MeasuredRun first, String where) {
    boolean release = !first.run().version().equals(last.run().version());
    OptionalInt before = hosts.of(last);
    OptionalInt after = hosts.of(first);
    boolean scaled = before.isPresent() && after.isPresent() && !before.equals(after);
    String counts = scaled ? "from %s to %s".formatted(before.getAsInt(), after.getAsInt()) : "";
    if (release) {
      return "Release %s starts %s%s."
          .formatted(
              Release.name(first.run().version()),
              where,
              scaled ? ", and the number of hosts changes " + counts : "");
    }
    return scaled ? "The number of hosts changes %s %s.".formatted(where, counts) : "";
  }
}
