package io.jenkins.plugins.dogdriver.datadog;

import java.time.Duration;

/** Waits; a test replaces it, so that it need not wait. */
@FunctionalInterface
interface Pause {
  /** Waits for real. */
  Pause SLEEP = time -> Thread.sleep(time.toMillis());

  void waitFor(Duration time) throws InterruptedException;
}
