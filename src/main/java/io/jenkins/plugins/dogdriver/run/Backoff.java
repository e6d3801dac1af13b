package io.jenkins.plugins.dogdriver.run;

import java.time.Duration;

/**
 * How long to wait between two looks at a load test: short at first, then longer and longer, as
 * durable tasks of Jenkins are polled. A load test of ten seconds is then noticed at most two
 * seconds late, and one of hours does not cost a look a second.
 */
final class Backoff {
  static final Duration SHORTEST = Duration.ofMillis(250);
  static final Duration LONGEST = Duration.ofSeconds(15);
  private static final double FACTOR = 1.2;

  private Duration next = SHORTEST;

  /** Returns the time to wait now, from 250 ms to 15 s. */
  Duration next() {
    Duration now = next;
    Duration longer = Duration.ofMillis(Math.round(now.toMillis() * FACTOR));
    next = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    return now;
  }
}
