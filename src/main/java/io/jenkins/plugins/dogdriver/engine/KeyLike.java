package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.model.Secret;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test for what looks like a key: 16 or more of the characters that keys are made of in a row,
 * letters and digits among them. Datadog's keys have 32 or more, the secrets of access keys 40.
 */
final class KeyLike {
  private static final Pattern KEY =
      Pattern.compile(
          "(?=[A-Za-z0-9+/=_-]*[A-Za-z])(?=[A-Za-z0-9+/=_-]*[0-9])[A-Za-z0-9+/=_-]{16,}");
  private static final String HIDDEN = new Secret("").toString();

  private KeyLike() {}

  /** Returns whether a part of the text looks like a key. */
  static boolean isIn(String text) {
    return KEY.matcher(text).find();
  }

  /** Returns the message without those parts of the texts that look like a key, in any case. */
  static String hide(Collection<String> texts, String message) {
    String hidden = message;
    for (String text : texts) {
      Matcher key = KEY.matcher(text);
      while (key.find()) {
        hidden =
            Pattern.compile(Pattern.quote(key.group()), Pattern.CASE_INSENSITIVE)
                .matcher(hidden)
                .replaceAll(Matcher.quoteReplacement(HIDDEN));
      }
    }
    return hidden;
  }
}
