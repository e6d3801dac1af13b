package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.trials.acceptance.Result.State;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** Shows scenarios as they end, keeps what became of them, and prints the table at the end. */
final class Results extends RunListener {
  private static final int LONGEST_REASON = 160;

  private final PrintStream out;
  private final PrintStream details;
  private final List<Result> results = new ArrayList<>();
  private State state;
  private String reason;
  private long start;

  /**
   * @param details takes the stack traces of what failed
   */
  Results(PrintStream out, PrintStream details) {
    this.out = out;
    this.details = details;
  }

  @Override
  public void testStarted(Description description) {
    begin(description.getMethodName());
  }

  @Override
  public void testFailure(Failure failure) {
    if (state == null) {
      begin(failure.getDescription().getDisplayName());
    }
    end(State.FAILED, failure.getException());
  }

  @Override
  public void testAssumptionFailure(Failure failure) {
    if (state == null) {
      begin(failure.getDescription().getDisplayName());
    }
    end(State.SKIPPED, failure.getException());
  }

  @Override
  public void testFinished(Description description) {
    add(description.getMethodName());
  }

  /** Runs the preparation of all scenarios; where it fails, there is nothing to try. */
  boolean prepare(String what, Preparation preparation) {
    begin(what);
    try {
      preparation.run();
    } catch (Exception e) {
      end(State.FAILED, e);
    }
    boolean passed = state == State.PASSED;
    add(what);
    return passed;
  }

  interface Preparation {
    void run() throws Exception;
  }

  private void begin(String scenario) {
    out.printf("%s ...%n", scenario);
    state = State.PASSED;
    reason = "";
    start = System.nanoTime();
  }

  private void end(State how, Throwable why) {
    state = how;
    reason = line(why);
    if (how == State.FAILED) {
      why.printStackTrace(details);
    }
  }

  private void add(String scenario) {
    Result result =
        new Result(scenario, state, reason, Duration.ofNanos(System.nanoTime() - start));
    results.add(result);
    out.printf(
        Locale.ROOT,
        "  %s after %.1f s%s%n",
        word(result),
        seconds(result),
        result.reason().isEmpty() ? "" : ": " + reason);
    state = null;
  }

  boolean passed() {
    return count(State.FAILED) == 0;
  }

  /**
   * Prints the table, and last the numbers in a line.
   *
   * @param tried stands above the table
   */
  void print(String tried) {
    int width = results.stream().mapToInt(result -> result.scenario().length()).max().orElse(0);
    out.printf("%n%s%n", tried);
    for (Result result : results) {
      out.printf(
          Locale.ROOT,
          "%-" + Math.max(1, width) + "s  %-7s  %6.1f s  %s%n",
          result.scenario(),
          word(result),
          seconds(result),
          result.reason());
    }
    out.printf(
        "%d passed, %d failed, %d skipped%n",
        count(State.PASSED), count(State.FAILED), count(State.SKIPPED));
  }

  private long count(State which) {
    return results.stream().filter(result -> result.state() == which).count();
  }

  private static String word(Result result) {
    return result.state().name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(Result result) {
    return result.time().toMillis() / 1e3;
  }

  private static String line(Throwable why) {
    String message = why.getMessage() == null ? why.toString() : why.getMessage();
    String line = message.strip().replaceAll("\\s+", " ");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + " …";
  }
}
