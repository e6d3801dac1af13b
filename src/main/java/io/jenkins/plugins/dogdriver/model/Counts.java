package io.jenkins.plugins.dogdriver.model;

/**
 * The numbers that Molotov counted in a run.
 *
 * @param successes scenario executions that passed, 0 or more
 * @param failures scenario executions that failed, 0 or more
 * @param workers concurrent workers, 0 where the output did not say
 */
public record Counts(long successes, long failures, long workers) {
  public static final Counts NONE = new Counts(0, 0, 0);

  public long total() {
    return successes + failures;
  }

  /** Returns the share of failures among all executions, 0 to 1; 0 where nothing was executed. */
  public double failureShare() {
    return total() == 0 ? 0 : (double) failures / total();
  }
}
