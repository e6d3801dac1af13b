package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Secret;
import java.util.Objects;

/**
 * A key to a bucket.
 *
 * @param id its name, not secret
 * @param sessionToken of a temporary key; empty for a lasting one
 */
public record AccessKey(String id, Secret secret, Secret sessionToken) {
  public AccessKey {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(sessionToken, "sessionToken");
    if (id.isBlank() || secret.isEmpty()) {
      throw new IllegalArgumentException(
          "An S3 access key has an id and a secret; one of them is empty.");
    }
  }
}
