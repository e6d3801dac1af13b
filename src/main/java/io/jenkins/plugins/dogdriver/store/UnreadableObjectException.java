package io.jenkins.plugins.dogdriver.store;

/**
 * An object is there and cannot be read. The message says why, as a part of a sentence. It is a
 * fault of that object and not of its store, as content that cannot be read is.
 */
final class UnreadableObjectException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnreadableObjectException(String why) {
    super(why);
  }

  UnreadableObjectException(String why, Throwable cause) {
    super(why, cause);
  }

  /** Returns the error of an object that is larger than {@link ObjectStore#LARGEST_OBJECT}. */
  static UnreadableObjectException tooLarge() {
    return new UnreadableObjectException(
        "it is larger than " + ObjectStore.LARGEST_OBJECT + " bytes");
  }
}
