package io.jenkins.plugins.dogdriver.store;

import com.amazonaws.AmazonServiceException;
import java.util.Set;

/** Says why S3 refused a request, as a part of a sentence. */
final class S3Refusal {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;

  /** The codes of what is wrong with the store or the key and not with one object. */
  private static final Set<String> OF_THE_STORE =
      Set.of(
          "AccountProblem",
          "AllAccessDisabled",
          "AuthorizationHeaderMalformed",
          "ExpiredToken",
          "InvalidAccessKeyId",
          "InvalidBucketName",
          "InvalidBucketState",
          "InvalidSecurity",
          "InvalidToken",
          "NoSuchBucket",
          "NotSignedUp",
          "RequestExpired",
          "RequestTimeTooSkewed",
          "SignatureDoesNotMatch",
          "SlowDown",
          "TokenRefreshRequired");

  private final AmazonServiceException answer;

  S3Refusal(AmazonServiceException answer) {
    this.answer = answer;
  }

  /** Returns whether there is no such object; the bucket is there. */
  boolean isMissing() {
    return code().equals("NoSuchKey");
  }

  /**
   * Returns whether it is the fault of the object that was asked for: others may be read all the
   * same.
   */
  boolean isOfTheObject() {
    int status = answer.getStatusCode();
    return status >= 400
        && status < 500
        && status != REQUEST_TIMEOUT
        && status != TOO_MANY_REQUESTS
        && !OF_THE_STORE.contains(code());
  }

  /**
   * Returns the reason, as a part of a sentence.
   *
   * @param what the access key has to be allowed to do, for example "list it"
   */
  String reason(String what) {
    return switch (code()) {
      case "NoSuchBucket" -> "there is no such bucket";
      case "AccessDenied" -> "the access key may not " + what;
      case "InvalidAccessKeyId", "SignatureDoesNotMatch" -> "it does not know the access key";
      case "InvalidObjectState" -> "it is archived, and has to be restored before it can be read";
      default -> answer.getErrorMessage() + " (" + answer.getStatusCode() + ")";
    };
  }

  private String code() {
    return answer.getErrorCode() == null ? "" : answer.getErrorCode();
  }
}
