package io.jenkins.plugins.dogdriver.datadog;

/** Signals an answer that is called a success and is not one to the request. */
final class UnusableAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The kind of answer. */
  enum Kind {
    /** The answer is empty. */
    NOTHING,
    /** The answer has an error; the message is its reason. */
    ERROR,
    /** The answer is not Datadog's; the message says what it is, as the end of a sentence. */
    OTHER
  }

  private final Kind kind;

  private UnusableAnswerException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  static UnusableAnswerException nothing() {
    return new UnusableAnswerException(Kind.NOTHING, "nothing");
  }

  /**
   * Returns the exception for an answer with an error.
   *
   * @param reason from the other side; may be empty
   */
  static UnusableAnswerException error(String reason) {
    return new UnusableAnswerException(Kind.ERROR, reason);
  }

  static UnusableAnswerException unreadable() {
    return other("something unreadable");
  }

  static UnusableAnswerException other(String what) {
    return new UnusableAnswerException(Kind.OTHER, what);
  }

  Kind kind() {
    return kind;
  }
}
