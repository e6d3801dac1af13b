package io.jenkins.plugins.dogdriver.engine;

/** A setting is missing or cannot be right; the message is one sentence that names it. */
public final class SettingsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SettingsException(String message) {
    super(message);
  }

  public SettingsException(String message, Throwable cause) {
    super(message, cause);
  }
}
