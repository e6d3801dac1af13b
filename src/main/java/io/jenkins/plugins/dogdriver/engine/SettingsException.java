package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** A setting is missing or cannot be right; the message is one sentence that names it. */
public final class SettingsException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
