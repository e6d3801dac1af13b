package io.jenkins.plugins.dogdriver.model;

/**
 * Makes text from elsewhere safe to show: removes what a terminal or a page would act on instead of
 * showing it.
 *
 * <p>The rule: a character is printable unless its Unicode category is Cc (controls: line breaks,
 * tab and escape, delete, and C1), Cf (formats: those for the direction of writing, those without
 * any width, tags), Cs (half of a surrogate pair without the other), Zl or Zp (separators of lines
 * and paragraphs). Letters, marks, digits, signs and spaces of every script are printable.
 */
public final class PrintableText {
  /** The longest sentence that is kept or shown, in characters. */
  private static final int LONGEST_SENTENCE = 2_000;

  private PrintableText() {}

  /** Returns whether every character is printable. */
  public static boolean isPrintable(String text) {
    return text.codePoints().allMatch(PrintableText::isPrintable);
  }

  /** Returns the text with a space in place of each row of characters that are not printable. */
  public static String of(String text) {
    if (isPrintable(text)) {
      return text;
    }
    StringBuilder printable = new StringBuilder(text.length());
    boolean inRow = false;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      i += Character.charCount(character);
      if (isPrintable(character)) {
        printable.appendCodePoint(character);
        inRow = false;
      } else if (!inRow) {
        printable.append(' ');
        inRow = true;
      }
    }
    return printable.toString();
  }

  /**
   * Returns the printable text, shortened where it is too long.
   *
   * @param longest how many characters the result has at most, 1 or more; the last is … where it
   *     was cut
   */
  public static String of(String text, int longest) {
    String printable = of(text);
    if (printable.length() <= longest) {
      return printable;
    }
    int end = longest - 1;
    boolean inPair = end > 0 && Character.isHighSurrogate(printable.charAt(end - 1));
    return printable.substring(0, inPair ? end - 1 : end) + "…";
  }

  /** Returns a sentence, which may quote others, as printable text of at most 2,000 characters. */
  public static String sentence(String text) {
    return of(text, LONGEST_SENTENCE);
  }

  /**
   * Returns the text with a backslash, u and four hexadecimal digits in place of each character
   * that is not printable, as a string of JSON may have it. Ends of lines stay.
   */
  public static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int end = i + Character.charCount(character);
      if (isPrintable(character) || isEndOfLine(text, i)) {
        escaped.append(text, i, end);
      } else {
        text.substring(i, end).chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
      }
      i = end;
    }
    return escaped.toString();
  }

  private static boolean isEndOfLine(String text, int at) {
    return text.startsWith("\n", at) || text.startsWith("\r\n", at);
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
