package io.jenkins.plugins.dogdriver.store;

import java.nio.charset.StandardCharsets;

/** A form of text that every encoding can write. */
final class WellFormed {
  private WellFormed() {}

  /**
   * Returns the text with the replacement character for each half of a surrogate pair that stands
   * alone: it is not a character, and JSON can have it all the same.
   */
  static String text(String text) {
    return text.chars().anyMatch(c -> Character.isSurrogate((char) c))
        ? new String(text.getBytes(StandardCharsets.UTF_16), StandardCharsets.UTF_16)
        : text;
  }
}
