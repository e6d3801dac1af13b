package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** The store did not do its part; the message is one sentence that names the store and why. */
public class StoreException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  public StoreException(String message) {
    super(message);
  }

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
