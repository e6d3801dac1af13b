package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.time.Duration;

/**
 * The result of a scenario.
 *
 * @param reason why it failed or was skipped, in a line; empty where it passed
 */
record Result(String scenario, State state, String reason, Duration time) {
  enum State {
    PASSED,
    FAILED,
    SKIPPED
  }
}
