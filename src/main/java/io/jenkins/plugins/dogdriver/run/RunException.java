package io.jenkins.plugins.dogdriver.run;

/** A run could not be started; the message is one sentence on why, and nothing was recorded. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunException(String message) {
    super(message);
  }

  public RunException(String message, Throwable cause) {
    super(message, cause);
  }
}
