package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** Signals that standard input cannot be used; the message is one sentence on why. */
final class InputException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  InputException(String message) {
    super(message);
  }
}
