package io.jenkins.plugins.dogdriver.model;

import java.util.Objects;

/**
 * An object that lies where a job or a measured run should, and cannot be read as one.
 *
 * @param key where it lies
 * @param version of the run, as far as it can be made out; empty where it cannot
 * @param reason what is wrong with it, as a part of a sentence
 */
public record UnreadableObject(String key, String version, String reason) {
  public UnreadableObject {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(reason, "reason");
  }

  /** An object of which no version is known. */
  public UnreadableObject(String key, String reason) {
    this(key, "", reason);
  }
}
