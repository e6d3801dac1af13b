package io.jenkins.plugins.dogdriver.datadog;

import java.time.Instant;
import java.util.Objects;

/**
 * An event with the verdict on a release, so that monitors and dashboards can use it.
 *
 * @param verdict its word, for example {@code slower}
 * @param alert how Datadog marks it
 * @param version of the release that is judged
 * @param baseline version of the release it is compared with
 * @param sentence the verdict for people
 * @param page address of the trend; empty where it has none
 * @param happened when the verdict was found; Datadog accepts at most 18 hours ago
 */
public record VerdictEvent(
    String verdict,
    Alert alert,
    String project,
    String deployment,
    String source,
    String version,
    String baseline,
    String sentence,
    String page,
    Instant happened) {

  /** The way in which Datadog marks an event. */
  public enum Alert {
    ERROR,
    SUCCESS,
    INFO
  }

  public VerdictEvent {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(alert, "alert");
    Objects.requireNonNull(sentence, "sentence");
    Objects.requireNonNull(page, "page");
    Objects.requireNonNull(happened, "happened");
  }
}
