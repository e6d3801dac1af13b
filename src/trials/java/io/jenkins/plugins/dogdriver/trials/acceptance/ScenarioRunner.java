package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.internal.runners.statements.FailOnTimeout;
import org.junit.runner.notification.RunNotifier;
import org.junit.runners.BlockJUnit4ClassRunner;
import org.junit.runners.model.FrameworkMethod;
import org.junit.runners.model.InitializationError;
import org.junit.runners.model.Statement;

/** Runs a class of scenarios: hands it the world, and ends what takes too long. */
final class ScenarioRunner extends BlockJUnit4ClassRunner {
  private static final int MINUTES = 6;

  private final World world;
  private final String words;

  /**
   * @param words only scenarios with these in their sentence are run
   */
  ScenarioRunner(Class<?> scenarios, World world, String words) throws InitializationError {
    super(scenarios);
    this.world = world;
    this.words = words.toLowerCase(Locale.ROOT);
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
        .withTimeout(MINUTES, TimeUnit.MINUTES)
        .build(super.methodBlock(method));
  }

  @Override
  protected boolean isIgnored(FrameworkMethod method) {
    return !testName(method).toLowerCase(Locale.ROOT).contains(words);
  }

  /** Whatever becomes of the scenario, what was logged meanwhile is kept. */
  @Override
  protected void runChild(FrameworkMethod method, RunNotifier notifier) {
    super.runChild(method, notifier);
    if (!isIgnored(method)) {
      try {
        world.log().read();
      } catch (IllegalStateException | UncheckedIOException e) {
        // The controller is away; the next scenario, or at last that of the log, reads it.
      }
    }
  }

  /** The method's name as a sentence. */
  @Override
  protected String testName(FrameworkMethod method) {
    String words =
        method.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z0-9])|(?<=[A-Z])(?=[A-Z][a-z])", " ");
    return words.substring(0, 1).toUpperCase(Locale.ROOT)
        + words.substring(1).toLowerCase(Locale.ROOT);
  }
}
