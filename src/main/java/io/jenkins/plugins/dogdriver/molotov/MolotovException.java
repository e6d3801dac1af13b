package io.jenkins.plugins.dogdriver.molotov;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** Signals that the load test could not be started; the message says what is missing. */
public final class MolotovException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  public MolotovException(String message) {
    super(message);
  }

  MolotovException(String message, Throwable cause) {
    super(message, cause);
  }
}
