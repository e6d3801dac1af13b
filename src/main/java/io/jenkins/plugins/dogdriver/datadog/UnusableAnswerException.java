package io.jenkins.plugins.dogdriver.datadog;

/** An answer that is called a success and is not what was asked for. */
final class UnusableAnswerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What such an answer is. */
  enum Kind {
    /** There is nothing in it. */
    NOTHING,
    /** It has an error; the message is its reason. */
    ERROR,
    /** It is not Datadog's; the message says what it is, as the end of a sentence. */
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
   * @param reason from the other side; maybe empty
   */
  static UnusableAnswerException error(String reason) {
    return new UnusableAnswerException(Kind.ERROR, reason);
  }

  static UnusableAnswerException unreadable() {
    return other("what cannot be read");
  }

  static UnusableAnswerException other(String what) {
    return new UnusableAnswerException(Kind.OTHER, what);
  }

  Kind kind() {
    return kind;
  }
}
