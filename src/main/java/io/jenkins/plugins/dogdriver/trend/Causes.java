package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.util.List;
import java.util.OptionalInt;

/**
 * Why a level shifted, as far as the runs show it.
 *
 * @param runs in order of their start
 */
record Causes(List<MeasuredRun> runs, Hosts hosts) {
  /** A step is where it is found, or one run beside it. */
  private static final int[] CLOSEST_FIRST = {0, -1, 1};

  /**
   * @param index of the first run on the new level, at least 1
   * @return a sentence
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

  private static String where(int aside) {
    return aside == 0 ? "here" : aside < 0 ? "one run earlier" : "one run later";
  }

  /** What is different from one run to the next; empty if nothing is. */
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
