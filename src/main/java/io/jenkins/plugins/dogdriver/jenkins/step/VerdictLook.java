package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A check whether the verdict that a build waits for is available. A check that fails because the
 * store does not answer is reported and repeated until the time is over. A failure that would occur
 * again, such as a metric that is not configured, ends the wait.
 *
 * @param verdict empty where it is not available yet
 * @param next the time until the next check
 * @param isNews whether the log has a new sentence
 */
record VerdictLook(Optional<ReleaseVerdict> verdict, Duration next, boolean isNews) {
  /** The time between two checks of the records of the build, which are in memory. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** The time between two checks of the store. */
  private static final Duration BETWEEN_LISTINGS = Duration.ofMinutes(1);

  /**
   * Checks for the verdict, and writes into the log what the build waits for.
   *
   * @param until when the wait is over and the current verdict is used
   * @throws VerdictException if it is not clear from the build for which project
   * @throws SettingsException if a setting or a metric is wrong
   * @throws DogdriverException if the wait is over and the store does not answer
   */
  static VerdictLook take(
      VerdictOptions options, Run<?, ?> build, Instant until, WaitReport report, PrintStream log) {
    boolean late = !ControllerEngine.get().clock().instant().isBefore(until);
    try {
      Engine engine = ControllerEngine.get().engine();
      engine.checkMetrics(options.metrics());
      AwaitedVerdict awaited = AwaitedVerdict.of(options, build);
      long toCome = awaited.toCome(engine);
      if (toCome == 0 || late) {
        return new VerdictLook(Optional.of(awaited.judge(engine)), Duration.ZERO, false);
      }
      boolean isNews = report.waiting(awaited.waiting(toCome, until), log);
      return again(awaited.isOfBuild() ? BETWEEN_LOOKS : BETWEEN_LISTINGS, isNews);
    } catch (VerdictException | SettingsException e) {
      throw e;
    } catch (DogdriverException e) {
      if (late) {
        throw e;
      }
      return again(
          BETWEEN_LISTINGS, report.trouble(Messages.VerdictLook_looksAgain(e.getMessage()), log));
    }
  }

  private static VerdictLook again(Duration next, boolean isNews) {
    return new VerdictLook(Optional.empty(), next, isNews);
  }
}
