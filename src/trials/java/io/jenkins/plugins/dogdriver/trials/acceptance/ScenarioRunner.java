package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.internal.runners.statements.FailOnTimeout;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;
import org.junit.runners.model.Statement;

/** Runs a class of scenarios: hands it the world, and ends what takes too long. */
final class ScenarioRunner extends BlockJUnit4ClassRunner {
  private final World world;
  private final String words;
  private final int minutes;

  /**
   * @param options say which scenarios are run, and how long each may take
   */
  ScenarioRunner(Class<?> scenarios, World world, Options options) throws InitializationError {
    super(scenarios);
    this.world = world;
    this.words = options.words().toLowerCase(Locale.ROOT);
    this.minutes = options.minutes();
  }

  @Override
  protected Object createTest() throws Exception {
    return getTestClass().getOnlyConstructor().newInstance(world);
  }

  /** Checks the constructor, which has the world as its parameter. */
  @Override
  protected void validateConstructor(List<Throwable> errors) {
    validateOnlyOneConstructor(errors);
  }

  @Override
  protected Statement methodBlock(FrameworkMethod method) {
    return FailOnTimeout.builder()
        .withTimeout(minutes, TimeUnit.MINUTES)
        .build(super.methodBlock(method));
  }

  @Override
  protected boolean isIgnored(FrameworkMethod method) {
    return !testName(method).toLowerCase(Locale.ROOT).contains(words);
  }

  /**
   * Runs a scenario once the controller is up, as the one before may have ended while it restarted,
   * and keeps what was logged meanwhile.
   */
  @Override
  protected void runChild(FrameworkMethod method, RunNotifier notifier) {
    if (isIgnored(method)) {
      super.runChild(method, notifier);
      return;
    }
    try {
      new Restart(world.controller()).awaitUp();
    } catch (ConditionTimeoutException e) {
      // The scenario fails then, and says more.
    }
    super.runChild(method, notifier);
    try {
      world.log().read();
    } catch (IllegalStateException | UncheckedIOException e) {
      // The controller is unavailable; the next scenario, or at last that of the log, reads it.
    }
  }

  /** Returns the method's name as a sentence. */
  @Override
  protected String testName(FrameworkMethod method) {
    String words =
        method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
