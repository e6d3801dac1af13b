package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.v1.model.EventAlertType;
import com.datadog.api.client.v1.model.EventCreateRequest;
import io.jenkins.plugins.dogdriver.model.Release;
import java.util.List;

/** An event as Datadog accepts it. */
final class EventRequest {
  /** The length of the longest title that Datadog accepts, in characters. */
  private static final int LONGEST_TITLE = 100;

  private static final int LONGEST_TEXT = 4000;

  private static final int LONGEST_KEY = 100;

  private EventRequest() {}

  /**
   * Returns the request for an event of a run: the events of one run have one aggregation key, so
   * Datadog shows them as one, repeated or not.
   */
  static EventCreateRequest of(RunEvent event) {
    return new EventCreateRequest(cut(event.text(), LONGEST_TEXT), cut(title(event), LONGEST_TITLE))
        .dateHappened(event.happened().getEpochSecond())
        .aggregationKey("dogdriver-" + event.run().id())
        .tags(tags(event));
  }

  /**
   * Returns the request for an event on a release: the events on one release have one aggregation
   * key, so Datadog shows them together.
   */
  static EventCreateRequest of(VerdictEvent event) {
    String text =
        event.page().isEmpty() ? event.sentence() : event.sentence() + "\n" + event.page();
    return new EventCreateRequest(cut(text, LONGEST_TEXT), cut(title(event), LONGEST_TITLE))
        .dateHappened(event.happened().getEpochSecond())
        .alertType(
            switch (event.alert()) {
              case ERROR -> EventAlertType.ERROR;
              case SUCCESS -> EventAlertType.SUCCESS;
              case INFO -> EventAlertType.INFO;
            })
        .aggregationKey(cut("dogdriver-verdict-" + TagValue.of(event.project()), LONGEST_KEY))
        .tags(tags(event));
  }

  private static String title(VerdictEvent event) {
    return "%s %s: %s".formatted(event.project(), Release.name(event.version()), event.verdict());
  }

  private static List<String> tags(VerdictEvent event) {
    return List.of(
        "verdict:" + event.verdict(),
        "project:" + TagValue.of(event.project()),
        "deployment:" + TagValue.of(event.deployment()),
        "version:" + TagValue.of(event.version()),
        "baseline:" + TagValue.of(event.baseline()),
        "source:" + TagValue.of(event.source()));
  }

  private static String title(RunEvent event) {
    String verb =
        switch (event.step()) {
          case START -> "started";
          case STOP -> "stopped";
        };
    return "Load test of " + event.run().project() + " on " + event.run().deployment() + " " + verb;
  }

  private static List<String> tags(RunEvent event) {
    return List.of(
        "step:" + event.step().tag(),
        "project:" + TagValue.of(event.run().project()),
        "deployment:" + TagValue.of(event.run().deployment()),
        "version:" + TagValue.of(event.run().version()),
        "source:" + TagValue.of(event.run().source()));
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    // Half of a surrogate pair is not a character.
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
