package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Decides how a run ended, once its load is over. */
final class RunOutcome {
  private final RunProgress progress;
  private final VersionSource versions;
  private final LoadTestProcess loadTest;
  private final InterruptibleSection waits;
  private final Clock clock;

  RunOutcome(
      RunProgress progress,
      VersionSource versions,
      LoadTestProcess loadTest,
      InterruptibleSection waits,
      Clock clock) {
    this.progress = progress;
    this.versions = versions;
    this.loadTest = loadTest;
    this.waits = waits;
    this.clock = clock;
  }

  /**
   * Sets the final outcome. A run that passed is checked for a change of the version: a run of two
   * releases says nothing about either.
   *
   * @throws InterruptedException if the check was interrupted; the outcome is set without it
   */
  void decide(LoadTestResult result) throws InterruptedException {
    Instant end = progress.loadEnd(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    String before = progress.start().version();
    String after = before;
    try {
      after = result.passed() ? versionAfter(before) : before;
    } finally {
      progress.ended(
          after.equals(before)
              ? result
              : LoadTestResult.failed(
                  result.counts(),
                  "The release changed from %s to %s while the load test ran."
                      .formatted(before, after)),
          end,
          clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
  }

  /** Returns the version after the load; the one before where the deployment cannot be asked. */
  private String versionAfter(String before) throws InterruptedException {
    if (!loadTest.isReachable()) {
      return before;
    }
    try {
      return waits.run(() -> versions.version(progress.deployment()).version());
    } catch (IOException | RuntimeException e) {
      return before;
    }
  }
}
