package io.jenkins.plugins.dogdriver.trials.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that is wrong by a time that may change. */
final class SteppedClock extends Clock {
  private final Supplier<Duration> error;

  SteppedClock(Supplier<Duration> error) {
    this.error = error;
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(error.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
