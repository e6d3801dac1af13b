package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * What a try ended in.
 *
 * @param passing whether another try may do better
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
