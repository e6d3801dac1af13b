package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.run.RunSeries;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The runs that a step has made so far, and their effect on the build. A Pipeline saves it with its
 * program, so its fields are plain.
 */
final class RunsOfStep implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RunSeries series;
  private boolean decided;

  /** The values for a script of the run that ended last; null before. */
  private LinkedHashMap<String, Serializable> last;

  /**
   * The time from which on the next run may start, in milliseconds since the epoch; 0 for the
   * first.
   */
  private long nextMillis;

  /** The reason why the release is rejected; null where it is not. */
  private String rejection;

  /**
   * @param series before its first run
   */
  RunsOfStep(RunSeries series) {
    this.series = series;
  }

  RunSeries series() {
    return series;
  }

  /** Counts a run that is recorded. */
  void ended(EndedRun run, RunOptions options) {
    if (run.run().passed()) {
      series.passed();
    } else {
      series.failed(run.run().reason());
    }
    decided = run.isDecided();
    last = new LinkedHashMap<>(run.values());
    rejection = run.rejection(options.failOn()).orElse(null);
  }

  /** Counts a run that could not begin, so that nothing of it is recorded. */
  void notBegun(String reason) {
    series.failed(reason);
  }

  /** Plans the next run, and returns when it starts, as a sentence. */
  String planNext(Instant now) {
    Instant next = now.plus(series.pause());
    nextMillis = next.toEpochMilli();
    return Messages.RunsOfStep_next(series.next(), next.truncatedTo(ChronoUnit.SECONDS));
  }

  /** Returns the time until the next run starts; negative once it may. */
  Duration pauseLeft(Instant now) {
    return Duration.between(now, Instant.ofEpochMilli(nextMillis));
  }

  /** Returns a text, with the number of its run where there are several. */
  String inSeries(String text) {
    return series.isLong() ? Messages.RunsOfStep_inSeries(series.next(), text) : text;
  }

  /** Returns whether no run was made yet. */
  boolean isNew() {
    return series.made() == 0;
  }

  boolean isOver() {
    return series.isOver(decided);
  }

  /** Returns why the build fails, in one sentence; empty where it does not. */
  Optional<String> failure(String project) {
    return series.failure().map(reason -> Messages.EndedRun_didNotPass(project, reason));
  }

  /** Returns why the release is rejected, in one sentence; empty where it is not. */
  Optional<String> rejection() {
    return Optional.ofNullable(rejection);
  }

  /** Returns the values for a script: the run that ended last, and how many were made. */
  Map<String, Serializable> values() {
    Map<String, Serializable> values = new LinkedHashMap<>(last);
    values.put("runs", series.made());
    values.put("failedRuns", series.failed());
    return values;
  }
}
