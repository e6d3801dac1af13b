package io.jenkins.plugins.dogdriver.model;

import io.jenkins.plugins.dogdriver.http.HttpUrl;

/**
 * A failure of dogDriver to do what it was asked to do. Its message is a sentence for people: it
 * says what is wrong and, where possible, what would be right, and needs no stack trace beside it.
 * Even where it quotes others, the message is printable, has at most 2,000 characters, and shows
 * URLs without their users and passwords.
 */
public abstract class DogdriverException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected DogdriverException(String message) {
    super(sentence(message));
  }

  /**
   * @param cause null where there is none
   */
  protected DogdriverException(String message, Throwable cause) {
    super(sentence(message), cause);
  }

  private static String sentence(String message) {
    return PrintableText.sentence(HttpUrl.withoutUsers(String.valueOf(message)));
  }
}
