package io.jenkins.plugins.dogdriver.run;

import java.time.Duration;

/**
 * Computes how long to wait between two looks at a load test: short at first, then longer and
 * longer, as durable tasks of Jenkins are polled. The end of a load test of ten seconds is noticed
 * at most two seconds late, and one of hours does not need a look every second.
 */
final class Backoff {
  static final Duration SHORTEST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(15);
  private static final double FACTOR = 1.2;

  private Duration next = SHORTEST;

  /**
   * Returns the time to wait now, from 250 ms to 15 s.
   *
   * @param most the longest that is useful now; the wait is not longer, but at least 250 ms
   */
  Duration next(Duration most) {
    Duration now = shorter(next, most.compareTo(SHORTEST) < 0 ? SHORTEST : most);
    next = shorter(Duration.ofMillis(Math.round(next.toMillis() * FACTOR)), LONGEST);
    return now;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
