package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.v1.model.EventCreateRequest;
import java.time.Instant;
import java.util.List;

/** A run's event as Datadog takes it. */
final class EventRequest {
  /** Datadog's own limits, in characters. */
  private static final int LONGEST_TITLE = 100;

  private static final int LONGEST_TEXT = 4000;

  private EventRequest() {}

  static EventCreateRequest of(RunEvent event, Instant when) {
    return new EventCreateRequest(cut(event.text(), LONGEST_TEXT), cut(title(event), LONGEST_TITLE))
        .dateHappened(when.getEpochSecond())
        .tags(tags(event));
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
    // Half of a surrogate pair is no character.
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
