package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.v1.model.EventCreateRequest;
import java.util.List;

/** A run's event as Datadog takes it. */
final class EventRequest {
  /** Datadog's own limits, in characters. */
  private static final int LONGEST_TITLE = 100;

  private static final int LONGEST_TEXT = 4000;

  private EventRequest() {}

  /** The events of one run have one aggregation key: Datadog shows them as one, repeated or not. */
  static EventCreateRequest of(RunEvent event) {
    return new EventCreateRequest(cut(event.text(), LONGEST_TEXT), cut(title(event), LONGEST_TITLE))
        .dateHappened(event.happened().getEpochSecond())
        .aggregationKey("dogdriver-" + event.run().id())
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
