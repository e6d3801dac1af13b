package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.Objects;

/**
 * A run that waits for its metric values.
 *
 * @param key where the store keeps it
 * @param attempts how often its collection failed, 0 or more
 * @param lastError one sentence on the last failure, made printable and at most 2,000 characters
 *     long; empty where there was none
 * @param lastTried when its collection was last tried; the epoch where it was not
 */
public record Job(String key, Run run, int attempts, String lastError, Instant lastTried) {
  public Job {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(run, "run");
    lastError = PrintableText.sentence(lastError);
    Objects.requireNonNull(lastTried, "lastTried");
  }

  public Job failed(String error, Instant when) {
    return new Job(key, run, attempts + 1, error, when);
  }
}
