package io.jenkins.plugins.dogdriver.collect;

import java.time.Duration;

/**
 * The settings for when a job is collected, and when it is given up.
 *
 * @param age how long after a run was recorded Datadog is first asked for its metric values, as
 *     they arrive there late; 0 to 30 days
 * @param attempts how often the collection of a job may fail before it is given up, 1 to 1,000
 * @param patience how long after a run was recorded the collector waits for missing metric values;
 *     not less than the age, at most 30 days
 */
public record CollectSettings(Duration age, int attempts, Duration patience) {
  public static final Duration DEFAULT_AGE = Duration.ofMinutes(10);
  public static final int DEFAULT_ATTEMPTS = 5;

  /**
   * The default patience: Datadog has what it reads from a cloud provider's own metrics up to half
   * an hour late. It is less than the hour that a build waits for its verdict, so a metric that
   * never comes does not hold up the others.
   */
  public static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(45);

  private static final Duration LONGEST = Duration.ofDays(30);
  private static final int MOST_ATTEMPTS = 1000;

  public CollectSettings {
    if (age.isNegative() || age.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The age at which a run's metric values are collected must be 0 s to 30 days, not "
              + age.toSeconds()
              + " s.");
    }
    if (attempts < 1 || attempts > MOST_ATTEMPTS) {
      throw new IllegalArgumentException(
          "The number of attempts for a job must be 1 to "
              + MOST_ATTEMPTS
              + ", not "
              + attempts
              + ".");
    }
    if (patience.compareTo(age) < 0 || patience.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "The patience with missing metric values must be at least the age of "
              + age.toSeconds()
              + " s and at most 30 days, not "
              + patience.toSeconds()
              + " s.");
    }
  }

  public static CollectSettings defaults() {
    return new CollectSettings(DEFAULT_AGE, DEFAULT_ATTEMPTS, DEFAULT_PATIENCE);
  }

  /** Returns the patience where none is set: the usual one, or the age if that is longer. */
  public static Duration patience(Duration age) {
    return age.compareTo(DEFAULT_PATIENCE) > 0 ? age : DEFAULT_PATIENCE;
  }
}
