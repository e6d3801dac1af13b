package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.model.Word;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The text about a run. */
public final class RunWords {
  private static final DateTimeFormatter TIME_OF_DAY =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private RunWords() {}

  /**
   * Returns the state of a run, for example {@code waiting for metric values until 14:37}.
   *
   * @param until when its metric values are read, in words; only for a run that waits for them
   */
  public static String state(RunState state, String until) {
    return switch (state) {
      case RUNNING -> "running";
      case WAITING -> "waiting for metric values until " + until;
      case COLLECTED -> state(state);
      case SET_ASIDE -> state(state);
    };
  }

  /** Returns the word of a state, for example {@code given up}. */
  public static String state(RunState state) {
    return state == RunState.SET_ASIDE ? "given up" : Word.inSentence(state);
  }

  /** Returns why a run did not pass, for example {@code failed: it had no success}. */
  static String failure(Run run) {
    String outcome = Word.inSentence(run.outcome());
    return run.reason().isEmpty() ? outcome : outcome + ": " + run.reason();
  }

  /**
   * Returns what Molotov counted, for example {@code passed: 8,910 requests, 10 of them failed}.
   *
   * @param outcome the word of how the run ended
   */
  public static String requests(String outcome, long successes, long failures) {
    return String.format(
        Locale.ROOT,
        "%s: %,d requests, %,d of them failed",
        outcome.replace('_', ' '),
        successes + failures,
        failures);
  }

  /** Returns a time of today as {@code 14:37}, and of another day with its date. */
  public static String time(Instant time, ZoneId zone, Instant now) {
    boolean today = time.atZone(zone).toLocalDate().equals(now.atZone(zone).toLocalDate());
    return (today ? TIME_OF_DAY.withZone(zone) : ProjectView.times(zone)).format(time);
  }
}
