package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.Word;
import java.time.Instant;
import java.util.Objects;

/**
 * An event that marks the start or the stop of a load test in Datadog's graphs.
 *
 * @param step which end of the run this is
 * @param run whose start or stop it is
 * @param happened when it happened; Datadog accepts at most 18 hours ago
 * @param text for people; may be empty, and is cut at 4,000 characters, the most Datadog accepts
 */
public record RunEvent(Step step, RunStart run, Instant happened, String text) {

  public enum Step {
    START,
    STOP;

    /** Returns the value of the tag {@code step}. */
    public String tag() {
      return Word.of(this);
    }
  }

  public RunEvent {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(happened, "happened");
    Objects.requireNonNull(text, "text");
  }
}
