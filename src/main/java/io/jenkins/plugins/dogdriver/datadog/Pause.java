package io.jenkins.plugins.dogdriver.datadog;

import java.time.Duration;

/** Waiting, so that a test need not. */
@FunctionalInterface
interface Pause {
  /** Waits for real. */
  Pause SLEEP = time -> Thread.sleep(time.toMillis());

  void waitFor(Duration time) throws InterruptedException;
}
