package io.jenkins.plugins.dogdriver.store;

/** A run is not accepted, now or later; the message is one sentence that says why. */
public final class RunRefusedException extends StoreException {
  private static final long serialVersionUID = 1L;

  public RunRefusedException(String message) {
    super(message);
  }
}
