package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** The report cannot be written; the message is one sentence that names the folder and why. */
public final class ReportException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  ReportException(String message, Throwable cause) {
    super(message, cause);
  }
}
