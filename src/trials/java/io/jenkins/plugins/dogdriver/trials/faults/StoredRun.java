package io.jenkins.plugins.dogdriver.trials.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A run as an object of the store has it, read without any code of dogDriver.
 *
 * @param place what the object is: a job, a job that was given up, or a measured run
 */
record StoredRun(String key, Place place, JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();

  enum Place {
    QUEUE,
    SET_ASIDE,
    MEASURED
  }

  /** Returns the run; absent where the object is not one. */
  static Optional<StoredRun> of(String key, byte[] content) {
    try {
      JsonNode json = JSON.readTree(content == null ? new byte[0] : content);
      return json.path("id").isTextual()
          ? Optional.of(new StoredRun(key, place(key), json))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Place place(String key) {
    if (key.startsWith("job-")) {
      return Place.QUEUE;
    }
    return key.startsWith("set_aside_job_") ? Place.SET_ASIDE : Place.MEASURED;
  }

  String id() {
    return json.path("id").asText();
  }

  String source() {
    return json.path("source").asText();
  }

  String outcome() {
    return json.path("outcome").asText();
  }

  boolean isPlaceholder() {
    return json.path("placeholder").asBoolean(false);
  }

  boolean passed() {
    return outcome().equals("passed");
  }

  long successes() {
    return json.path("successes").asLong();
  }

  Instant start() {
    return Instant.ofEpochSecond(json.path("start").asLong());
  }

  Instant end() {
    return Instant.ofEpochSecond(json.path("end").asLong());
  }

  int figures() {
    return json.path("figures").size();
  }
}
