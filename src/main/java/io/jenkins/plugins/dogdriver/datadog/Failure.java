package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * The failure of one attempt.
 *
 * @param passing whether another attempt may succeed
 * @param reset how long Datadog says to wait before it; absent where it does not say
 */
record Failure(DatadogException error, boolean passing, Optional<Duration> reset) {

  static Failure lasting(Kind kind, String message) {
    return new Failure(new DatadogException(kind, message), false, Optional.empty());
  }

  static Failure passing(Kind kind, String message, Throwable cause) {
    return new Failure(new DatadogException(kind, message, cause), true, Optional.empty());
  }
}
