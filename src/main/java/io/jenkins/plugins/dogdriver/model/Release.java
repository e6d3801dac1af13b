package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The longest possible sequence of measured runs with the same version.
 *
 * @param runs in order of their start, at least one
 */
public record Release(String version, List<MeasuredRun> runs) {
  public Release {
    runs = MeasuredRuns.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("Release " + version + " has no run.");
    }
  }

  /** Returns its name for people: its version, or that it has none. */
  public String name() {
    return name(version);
  }

  /** Returns the name for people of a release of this version. */
  public static String name(String version) {
    return version.isEmpty() ? "(no version)" : version;
  }

  public Instant start() {
    return runs.get(0).run().start();
  }

  /** Splits a series, in order of start, wherever the version changes. */
  public static List<Release> of(List<MeasuredRun> series) {
    MeasuredRuns runs = MeasuredRuns.copyOf(series);
    List<Release> releases = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= runs.size(); i++) {
      String version = runs.version(first);
      if (i == runs.size() || !runs.version(i).equals(version)) {
        releases.add(new Release(version, runs.subList(first, i)));
        first = i;
      }
    }
    return List.copyOf(releases);
  }
}
