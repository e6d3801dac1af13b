package io.jenkins.plugins.dogdriver.store;

/** The store did not do its part; the message is one sentence that names the store and why. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
