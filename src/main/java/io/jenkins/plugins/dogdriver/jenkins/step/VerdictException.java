package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** Signals that there is nothing to have a verdict on. */
final class VerdictException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  VerdictException(String message) {
    super(message);
  }
}
