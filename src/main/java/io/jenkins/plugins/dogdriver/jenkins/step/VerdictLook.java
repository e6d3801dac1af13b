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
 * A look at whether the verdict that a build waits for is there. A look that fails, as the store
 * does not answer, is reported and taken again until the time is over. What would fail the same way
 * the next time, as a metric that is not configured, ends the wait.
 *
 * @param verdict empty where it is not there yet
 * @param next the time until the next look
 * @param isNews whether the log says something that it did not say before
 */
record VerdictLook(Optional<ReleaseVerdict> verdict, Duration next, boolean isNews) {
  /** Between two looks at the records of the build, which are in memory. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Between two looks at the store. */
  private static final Duration BETWEEN_LISTINGS = Duration.ofMinutes(1);

  /**
   * Looks, and says in the log what it waits for.
   *
   * @param until when the wait is over: then the verdict is the one that there is
   * @throws VerdictException if the build does not say of which project
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
