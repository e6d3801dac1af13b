package io.jenkins.plugins.dogdriver.trend;

import java.time.Duration;

/**
 * The age of a release with which the newest one is compared too, so that a service that gets
 * slower bit by bit is seen: the oldest in this window is taken.
 *
 * @param youngest before the newest release; a younger one is hardly another
 * @param oldest before the newest release; what is older ran in other surroundings
 */
public record ReferenceWindow(Duration youngest, Duration oldest) {
  /** The window from 30 to 90 days. */
  public static final ReferenceWindow DEFAULT =
      new ReferenceWindow(Duration.ofDays(30), Duration.ofDays(90));

  /**
   * @throws IllegalArgumentException if the window is empty
   */
  public ReferenceWindow {
    if (youngest.isNegative() || youngest.compareTo(oldest) > 0) {
      throw new IllegalArgumentException(
          "A release to compare with is at least 0 days old, and no older than at most.");
    }
  }

  /** Returns whether a release is in it. */
  boolean holds(Duration age) {
    return age.compareTo(youngest) >= 0 && age.compareTo(oldest) <= 0;
  }
}
