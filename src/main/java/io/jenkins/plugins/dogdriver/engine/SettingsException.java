package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** Signals that a setting is missing or invalid. The message is one sentence that names it. */
public final class SettingsException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
