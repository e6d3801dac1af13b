package io.jenkins.plugins.dogdriver.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Removes secrets from text: as they are, encoded for a URL, and in Base64, alone or in the middle
 * of other encoded text. It guards against accidents; a program that wants to print a secret finds
 * a form that is not known here.
 */
public final class SecretMask {
  /** Masks nothing. */
  public static final SecretMask NONE = of(List.of());

  /**
   * The length of the shortest secret that is masked: a shorter one is not a key, and could be a
   * part of any word.
   */
  private static final int SHORTEST_SECRET = 6;

  /**
   * The number of characters from which on the beginning of a secret, cut off at the end of a text,
   * gives it away.
   */
  private static final int SHORTEST_BEGINNING = 8;

  private static final String MASK = new Secret("").toString();

  /**
   * The forms of the secrets, the longest first, so that one that contains another is replaced
   * before it.
   */
  private final List<String> forms;

  private SecretMask(List<String> forms) {
    this.forms = forms;
  }

  /**
   * Returns a mask of these secrets.
   *
   * @param secrets those shorter than 6 characters are not masked
   */
  public static SecretMask of(Collection<Secret> secrets) {
    return new SecretMask(
        secrets.stream()
            .map(Secret::reveal)
            .filter(secret -> secret.length() >= SHORTEST_SECRET)
            .flatMap(SecretMask::forms)
            .distinct()
            .sorted(Comparator.comparing(String::length).reversed())
            .toList());
  }

  /**
   * Returns the text with asterisks in place of each secret, also of one whose beginning is the end
   * of the text.
   */
  public String mask(String text) {
    String masked = text;
    for (String form : forms) {
      masked = masked.replace(form, MASK);
    }
    for (String form : forms) {
      masked = withoutBeginningAtEnd(masked, form);
    }
    return masked;
  }

  private static String withoutBeginningAtEnd(String text, String form) {
    int longest = Math.min(form.length() - 1, text.length());
    for (int length = longest; length >= SHORTEST_BEGINNING; length--) {
      if (text.regionMatches(text.length() - length, form, 0, length)) {
        return text.substring(0, text.length() - length) + MASK;
      }
    }
    return text;
  }

  private static Stream<String> forms(String secret) {
    String inUrl = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    return Stream.concat(
        Stream.of(secret, inUrl, withLowerCaseCodes(inUrl)),
        IntStream.range(0, 3).mapToObj(before -> inBase64(secret, before)).flatMap(Stream::of));
  }

  private static String withLowerCaseCodes(String encoded) {
    StringBuilder text = new StringBuilder(encoded);
    for (int i = encoded.indexOf('%'); i >= 0; i = encoded.indexOf('%', i + 1)) {
      text.replace(i, i + 3, encoded.substring(i, i + 3).toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  /**
   * Returns the characters that do not depend on what is around the secret: three bytes make four
   * characters, and those that a neighbour has a part in are left out.
   *
   * @param before how many bytes of the first three are a neighbour's
   */
  private static String[] inBase64(String secret, int before) {
    byte[] own = secret.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[before + own.length];
    System.arraycopy(own, 0, bytes, before, own.length);
    String all = Base64.getEncoder().withoutPadding().encodeToString(bytes);
    String shared =
        all.substring(before == 0 ? 0 : before + 1, all.length() - (bytes.length % 3 == 0 ? 0 : 1));
    return new String[] {shared, shared.replace('+', '-').replace('/', '_')};
  }
}
