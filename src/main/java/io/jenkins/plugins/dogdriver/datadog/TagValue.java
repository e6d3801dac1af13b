package io.jenkins.plugins.dogdriver.datadog;

import java.util.Locale;

/**
 * Turns any text into the value of a Datadog tag.
 *
 * <p>It follows what Datadog itself does to the tags it receives (<a
 * href="https://docs.datadoghq.com/getting_started/tagging/#define-tags">Define tags</a>): lower
 * case; letters, digits, {@code _ - : . /} stay, anything else becomes an underscore; underscores
 * in a row become one, and none is left at the end. So a query finds what Datadog made of the same
 * name, and no brace, comma, quote, star or space is left that could change the query.
 */
final class TagValue {
  /**
   * The length of the longest value: Datadog's 200 characters for key and value, minus the longest
   * key that is used here.
   */
  private static final int LONGEST = 180;

  private static final String NOTHING = "unknown";

  private TagValue() {}

  static String of(String text) {
    StringBuilder value = new StringBuilder();
    text.strip()
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .limit(LONGEST)
        .map(c -> isAllowed(c) ? c : '_')
        .forEach(value::appendCodePoint);
    String safe = value.toString().replaceAll("_{2,}", "_").replaceAll("[_:]+$", "");
    return safe.isEmpty() ? NOTHING : safe;
  }

  private static boolean isAllowed(int character) {
    return Character.isLetterOrDigit(character) || "-:./".indexOf(character) >= 0;
  }
}
