package io.jenkins.plugins.dogdriver.store;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A way in which S3 encrypts an object where it keeps it.
 *
 * @param sse one of {@link #ALL}, as S3 calls them
 * @param kmsKeyId name or ARN of the key of {@link #KMS}; empty for the account's default key, and
 *     for any other way
 */
public record S3Encryption(String sse, String kmsKeyId) {
  /** The encryption with a key that S3 keeps. */
  public static final String AES256 = "AES256";

  /** The encryption with a key that Amazon's key management keeps. */
  public static final String KMS = "aws:kms";

  public static final List<String> ALL = List.of(AES256, KMS);

  private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9:/_+=,.@-]{0,2048}");

  public S3Encryption {
    if (!ALL.contains(sse)) {
      throw new IllegalArgumentException(
          "The encryption sse is one of %s, not '%s'.".formatted(String.join(", ", ALL), sse));
    }
    if (!KEY_ID.matcher(kmsKeyId).matches()) {
      throw new IllegalArgumentException(
          "The sseKmsKeyId is the name or the ARN of a key, such as alias/dogdriver.");
    }
    if (!kmsKeyId.isEmpty() && !sse.equals(KMS)) {
      throw new IllegalArgumentException("A sseKmsKeyId is of use with the sse aws:kms only.");
    }
  }

  /**
   * Returns the encryption that two settings ask for; absent where both are empty.
   *
   * @throws IllegalArgumentException with one sentence on what is invalid
   */
  public static Optional<S3Encryption> of(String sse, String kmsKeyId) {
    if (sse.isEmpty() && !kmsKeyId.isEmpty()) {
      throw new IllegalArgumentException("A sseKmsKeyId is of use with the sse aws:kms only.");
    }
    return sse.isEmpty() ? Optional.empty() : Optional.of(new S3Encryption(sse, kmsKeyId));
  }
}
