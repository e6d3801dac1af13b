package io.jenkins.plugins.dogdriver.model;

/**
 * dogDriver cannot do what it was asked to do. Its message is a sentence for people: it says what
 * is wrong and, where it can, what would be right, and needs no stack trace beside it.
 */
public abstract class DogdriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected DogdriverException(String message) {
    super(message);
  }

  /**
   * @param cause null where there is none
   */
  protected DogdriverException(String message, Throwable cause) {
    super(message, cause);
  }
}
