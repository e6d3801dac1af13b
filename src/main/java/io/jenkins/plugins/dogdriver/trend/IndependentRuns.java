package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The runs of a release as far as they are independent of each other: those that overlap in time
 * load the service together, so they count as one.
 *
 * <p>A run belongs to the first of those before it that is still running when it starts, so a row
 * of runs in which each overlaps the next counts half, not one.
 *
 * @param groups in order of their start; each is one run, or those that overlap it
 */
record IndependentRuns(List<List<MeasuredRun>> groups) {
  IndependentRuns {
    groups = List.copyOf(groups);
  }

  /**
   * Returns the independent runs.
   *
   * @param runs in order of their start
   */
  static IndependentRuns of(List<MeasuredRun> runs) {
    List<List<MeasuredRun>> groups = new ArrayList<>();
    Instant end = Instant.MIN;
    for (MeasuredRun run : runs) {
      if (groups.isEmpty() || !run.run().start().isBefore(end)) {
        groups.add(new ArrayList<>());
        end = run.run().end();
      }
      groups.get(groups.size() - 1).add(run);
    }
    return new IndependentRuns(groups);
  }

  /** Returns how many runs overlap the first of their group. */
  int overlapping() {
    return groups.stream().mapToInt(group -> group.size() - 1).sum();
  }
}
