package io.jenkins.plugins.dogdriver.model;

import java.util.Objects;

/**
 * An object in the place of a job or a measured run that cannot be read as one.
 *
 * @param key its key in the store
 * @param version of the run, as far as it can be made out; empty where it cannot
 * @param reason what is wrong with it, as a part of a sentence
 */
public record UnreadableObject(String key, String version, String reason) {
  public UnreadableObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(reason, "reason");
  }

  /** Creates an object of which no version is known. */
  public UnreadableObject(String key, String reason) {
    this(key, "", reason);
  }
}
