package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/**
 * Signals that the report cannot be written; the message is one sentence with the folder and the
 * reason.
 */
final class ReportException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
