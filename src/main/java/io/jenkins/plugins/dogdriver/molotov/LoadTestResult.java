package io.jenkins.plugins.dogdriver.molotov;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/**
 * The end of a load test.
 *
 * @param reason one sentence on why it did not pass; empty where it passed
 */
public record LoadTestResult(Outcome outcome, Counts counts, String reason) {
  /**
   * The largest share of failures with which a run still says something about the speed of the
   * service.
   */
  public static final double DEFAULT_FAILURE_SHARE = 0.05;

  private static final String QUIET =
      "Molotov printed no counts: remove \"quiet\" from the test in molotov.json.";

  private static final String SIZING =
      "Molotov was sizing, which raises the load until requests fail, so runs cannot be compared:"
          + " remove \"sizing\" from the test in molotov.json and give it a number of workers.";

  /**
   * Judges a load test by its output, never by its exit code.
   *
   * @param failureShare the largest share of failures, 0 to 1, with which a run still passes
   */
  public static LoadTestResult of(MolotovOutput output, double failureShare) {
    Counts counts = output.counts();
    if (output.isSizing()) {
      return failed(counts, SIZING);
    }
    if (!output.finished() || !output.hasCounts()) {
      return failed(counts, whyWithoutCounts(output));
    }
    if (counts.successes() == 0) {
      return failed(
          counts,
          counts.failures() == 0
              ? "Molotov ran no scenario."
              : "None of the %s requests succeeded.".formatted(counts.failures()));
    }
    if (counts.failureShare() > failureShare) {
      return failed(
          counts,
          String.format(
              Locale.ROOT,
              "%s of %s requests failed (%.1f%%), more than %.1f%%.",
              counts.failures(),
              counts.total(),
              counts.failureShare() * 100,
              failureShare * 100));
    }
    return new LoadTestResult(Outcome.PASSED, counts, "");
  }

  public static LoadTestResult cancelled(Counts counts) {
    return new LoadTestResult(Outcome.CANCELLED, counts, "The load test was cancelled.");
  }

  public static LoadTestResult timedOut(Counts counts, Duration timeout) {
    return new LoadTestResult(
        Outcome.TIMED_OUT,
        counts,
        "The load test did not end within " + timeout.toSeconds() + " s.");
  }

  public static LoadTestResult failed(Counts counts, String reason) {
    return new LoadTestResult(Outcome.FAILED, counts, reason);
  }

  /** Returns one sentence on why a load test could not be started. */
  public static String reason(Exception e) {
    boolean isSentence = e instanceof DogdriverException || e instanceof IOException;
    return isSentence && e.getMessage() != null
        ? e.getMessage()
        : "The load test ended unexpectedly: " + e + ".";
  }

  public boolean passed() {
    return outcome == Outcome.PASSED;
  }

  private static String whyWithoutCounts(MolotovOutput output) {
    if (!output.problem().isEmpty()) {
      return output.problem();
    }
    if (output.isQuiet() || output.finished()) {
      return QUIET;
    }
    return output.lastLine().isEmpty()
        ? "moloslave printed nothing."
        : "Molotov did not finish; its last line was: " + output.lastLine();
  }
}
