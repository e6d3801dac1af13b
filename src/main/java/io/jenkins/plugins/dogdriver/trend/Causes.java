package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Why a level shifted, as far as the runs show it. */
final class Causes {
  /** A change point is where it is found, or one run beside it. */
  private static final int[] CLOSEST_FIRST = {0, -1, 1};

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
   * Returns what changes here, or one run beside, as a sentence.
   *
   * @param index of the first run on the new level, at least 1
   */
  String of(int index) {
    for (int aside : CLOSEST_FIRST) {
      int first = index + aside;
      if (first >= 1 && first < runs.size()) {
        String changes = between(runs.get(first - 1), runs.get(first), where(aside));
        if (!changes.isEmpty()) {
          return changes;
        }
      }
    }
    return "No release starts here: look at the deployment.";
  }

  /**
   * Returns whether a release starts here or one run beside.
   *
   * @param index of the first run on the new level, at least 1
   */
  boolean isRelease(int index) {
    return IntStream.of(CLOSEST_FIRST)
        .map(aside -> index + aside)
        .filter(first -> first >= 1 && first < runs.size())
        .anyMatch(first -> !version(first).equals(version(first - 1)));
  }

  private String version(int index) {
    return runs.get(index).run().version();
  }

  private static String where(int aside) {
    return aside == 0 ? "here" : aside < 0 ? "one run earlier" : "one run later";
  }

  /** The difference from one run to the next, as a sentence; empty if there is none. */
  private String between(MeasuredRun last, MeasuredRun first, String where) {
    String version = first.run().version();
    boolean release = !version.equals(last.run().version());
    OptionalInt before = hosts.of(last);
    OptionalInt after = hosts.of(first);
    boolean scaled = before.isPresent() && after.isPresent() && !before.equals(after);
    String counts = scaled ? "from %d to %d".formatted(before.getAsInt(), after.getAsInt()) : "";
    if (release) {
      return "Release %s starts %s%s."
          .formatted(version, where, scaled ? ", and the number of hosts changes " + counts : "");
    }
    return scaled ? "The number of hosts changes %s %s.".formatted(where, counts) : "";
  }
}
