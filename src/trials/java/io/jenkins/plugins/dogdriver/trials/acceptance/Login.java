package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A user of the controller, with an API token or a password. */
record Login(String user, String token) {

  /**
   * Parses the user and the token.
   *
   * @throws IllegalArgumentException unless it is {@code user:token}
   */
  static Login parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1 || colon == text.length() - 1) {
      throw new IllegalArgumentException("A user is given as user:token.");
    }
    return new Login(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Returns the value of the header Authorization. */
  String header() {
    byte[] both = (user + ":" + token).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  @Override
  public String toString() {
    return user;
  }
}
