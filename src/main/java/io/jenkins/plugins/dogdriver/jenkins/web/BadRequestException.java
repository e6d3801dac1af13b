package io.jenkins.plugins.dogdriver.jenkins.web;

/** A request that cannot be answered; the message is one sentence that says why. */
final class BadRequestException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /**
   * @param status of HTTP
   */
  BadRequestException(int status, String message) {
    super(message);
    this.status = status;
  }

  int status() {
    return status;
  }
}
