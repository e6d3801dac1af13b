package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.model.Result;
import hudson.model.Run;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The result of a build that does not accept a verdict, as the steps have it in common. */
final class WorseResult {
  private static final List<String> ALLOWED =
      List.of(Result.UNSTABLE.toString(), Result.FAILURE.toString());

  private WorseResult() {}

  /**
   * Returns the name of a result in upper case, UNSTABLE for nothing.
   *
   * @throws IllegalArgumentException unless it is UNSTABLE or FAILURE
   */
  static String checked(String text) {
    String name = GivenText.or(text, Result.UNSTABLE.toString()).toUpperCase(Locale.ROOT);
    if (!ALLOWED.contains(name)) {
      throw new IllegalArgumentException(
          "worseResult must be UNSTABLE or FAILURE, not '" + text + "'.");
    }
    return name;
  }

  /**
   * Gives a build the result of a release that is rejected.
   *
   * @param result its name, as {@link #checked} returns it
   * @param why one sentence
   * @throws AbortException with that sentence where the result ends the build
   */
  static void give(String result, String why, Run<?, ?> build, PrintStream log)
      throws AbortException {
    Result worse = Result.fromString(result);
    if (worse.isWorseThan(Result.UNSTABLE)) {
      throw new AbortException(why);
    }
    log.println(why);
    build.setResult(worse);
  }

  /** Returns the choice of the results. */
  static ListBoxModel results() {
    ListBoxModel items = new ListBoxModel();
    items.add(Messages.DogdriverStep_unstable(), Result.UNSTABLE.toString());
    items.add(Messages.DogdriverStep_failure(), Result.FAILURE.toString());
    return items;
  }

  /** Returns the choice of the verdicts that may be rejected. */
  static ListBoxModel verdicts() {
    ListBoxModel items = new ListBoxModel();
    items.add(Messages.DogdriverStep_never(), FailOn.NEVER.word());
    items.add(Messages.DogdriverStep_worse(), FailOn.WORSE.word());
    return items;
  }
}
