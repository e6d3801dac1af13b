package io.jenkins.plugins.dogdriver.servicebook;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/**
 * Signals that the ServiceBook did not answer, or does not have what was asked for; the message
 * says which.
 */
public final class ServiceBookException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  public ServiceBookException(String message) {
    super(message);
  }

  ServiceBookException(String message, Throwable cause) {
    super(message, cause);
  }
}
