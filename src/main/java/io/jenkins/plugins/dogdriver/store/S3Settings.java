package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.http.HttpUrl;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a bucket.
 *
 * @param bucket its name
 * @param region for example {@code us-east-1}; any name where there is an endpoint, as it is only
 *     signed with
 * @param endpoint of a store that speaks S3; absent for Amazon's own of the region
 * @param pathStyle whether the bucket is named in the path instead of the host
 * @param accessKey absent for what the environment, the profile or the machine's role gives
 * @param encryption how the store encrypts what is put into it; absent for its own default
 * @param requesterPays whether the owner of the access key pays for the requests, which is needed
 *     where the owner of the bucket does not
 */
public record S3Settings(
    String bucket,
    String region,
    Optional<URI> endpoint,
    boolean pathStyle,
    Optional<AccessKey> accessKey,
    Optional<S3Encryption> encryption,
    boolean requesterPays) {
  public static final String DEFAULT_REGION = "us-east-1";

  private static final Pattern BUCKET =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");
  private static final Pattern AMAZON_REGION = Pattern.compile("[a-z0-9-]{2,40}");
  private static final Pattern ANY_REGION = Pattern.compile("[A-Za-z0-9._-]{1,100}");

  public S3Settings {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(encryption, "encryption");
    if (!BUCKET.matcher(bucket).matches()) {
      throw new IllegalArgumentException(
          "The name of a bucket is 3 to 255 letters, digits, dots and dashes, not '"
              + bucket
              + "'.");
    }
    Pattern named = endpoint.isPresent() ? ANY_REGION : AMAZON_REGION;
    if (!named.matcher(region).matches()) {
      throw new IllegalArgumentException("A region is named like us-east-1, not '" + region + "'.");
    }
    endpoint.ifPresent(S3Settings::check);
  }

  /** Creates the settings of a bucket with its own default of encryption, whose owner pays. */
  public S3Settings(
      String bucket,
      String region,
      Optional<URI> endpoint,
      boolean pathStyle,
      Optional<AccessKey> accessKey) {
    this(bucket, region, endpoint, pathStyle, accessKey, Optional.empty(), false);
  }

  private static void check(URI endpoint) {
    if (!HttpUrl.matches(endpoint)) {
      throw new IllegalArgumentException(
          "The S3 endpoint is an http or https URL, not '" + HttpUrl.shown(endpoint) + "'.");
    }
  }
}
