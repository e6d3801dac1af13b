package io.jenkins.plugins.dogdriver.store;

/**
 * An object is larger than {@link ObjectStore#LARGEST_OBJECT}. The message says so, as a part of a
 * sentence. It is a fault of that object and not of its store, as content that cannot be read is.
 */
final class ObjectTooLargeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  ObjectTooLargeException() {
    super("it is larger than " + ObjectStore.LARGEST_OBJECT + " bytes");
  }
}
