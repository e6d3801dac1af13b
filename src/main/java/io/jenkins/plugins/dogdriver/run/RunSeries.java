package io.jenkins.plugins.dogdriver.run;

import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;

/**
 * Decides how many runs a release gets, one after the other, and when they are enough.
 *
 * <p>A series is over when all its runs were made, or earlier: when the verdict on the release is
 * known, if the series ends with it, or when the number of failed runs that ends it is reached. A
 * failed run counts as a run of the series. The series itself fails when that many failed, or when
 * none passed. It can be saved between two runs, and continues where it was.
 */
public final class RunSeries implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The largest number of runs in a row; more are a mistake. */
  static final int MOST = 1_000;

  private final int runs;
  private final long pauseMillis;
  private final Until until;
  private final int mostFailures;
  private int made;
  private int failed;
  private String lastReason = "";

  /**
   * @param runs the largest number of runs, 1 to {@value #MOST}
   * @param pause between the end of a run and the start of the next
   * @param until whether it ends once the verdict is known
   * @param mostFailures how many failed runs end it, 1 or more; 0 for any number
   * @throws RunException if a number is out of range
   */
  public RunSeries(int runs, Duration pause, Until until, int mostFailures) {
    if (runs < 1 || runs > MOST) {
      throw new RunException("The number of runs is %s; it must be 1 to %s.".formatted(runs, MOST));
    }
    if (mostFailures < 0) {
      throw new RunException(
          "The number of failures that end the runs is %s; it must be 1 or more, or 0 for any."
              .formatted(mostFailures));
    }
    this.runs = runs;
    this.pauseMillis = pause.toMillis();
    this.until = until;
    this.mostFailures = mostFailures;
  }

  /** Counts a run that has ended. */
  public void passed() {
    made++;
  }

  /**
   * Counts a run that has failed.
   *
   * @param reason one sentence
   */
  public void failed(String reason) {
    made++;
    failed++;
    lastReason = reason;
  }

  /**
   * Returns whether no further run is made.
   *
   * @param decided whether the verdict on the release is known now
   */
  public boolean isOver(boolean decided) {
    return made >= runs || until == Until.DECIDED && decided || tooManyFailed();
  }

  private boolean tooManyFailed() {
    return mostFailures > 0 && failed >= mostFailures;
  }

  /** Returns whether there is more than one run to make. */
  public boolean isLong() {
    return runs > 1;
  }

  public Duration pause() {
    return Duration.ofMillis(pauseMillis);
  }

  /** Returns how many runs were made. */
  public int made() {
    return made;
  }

  /** Returns how many of them failed. */
  public int failed() {
    return failed;
  }

  /** Returns which of how many runs was made last, for example {@code Run 3 of 8}. */
  public String last() {
    return "Run %s of %s".formatted(made, runs);
  }

  /** Returns which of how many runs is next, for example {@code Run 4 of 8}. */
  public String next() {
    return "Run " + position();
  }

  /** Returns which of how many runs is next, for example {@code 4 of 8}. */
  public String position() {
    return "%s of %s".formatted(made + 1, runs);
  }

  /** Returns how many runs may still be made. */
  public int left() {
    return Math.max(0, runs - made);
  }

  /** Returns why the series failed, in one sentence; empty where it did not. */
  public Optional<String> failure() {
    if (failed == 0 || failed < made && !tooManyFailed()) {
      return Optional.empty();
    }
    return Optional.of(
        runs == 1
            ? lastReason
            : "%s of %s runs failed, the last: %s".formatted(failed, made, lastReason));
  }
}
