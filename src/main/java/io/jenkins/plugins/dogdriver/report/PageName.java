package io.jenkins.plugins.dogdriver.report;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a project's page: a file that every file system accepts, and that no other project
 * has. A plain name is also the name of its page; for any other one it is the plain part of the
 * name, two dashes, which no plain name has, and a hash of the name.
 */
final class PageName {
  static final String INDEX = "index.html";

  private static final int LONGEST_START = 40;
  private static final int BYTES_OF_HASH = 16;
  private static final Pattern PLAIN = Pattern.compile("(?!.*--)[a-z0-9][a-z0-9-]{0,59}");
  private static final Pattern TAKEN = Pattern.compile("index|con|prn|aux|nul|com[0-9]|lpt[0-9]");

  private PageName() {}

  static String of(String project) {
    if (PLAIN.matcher(project).matches() && !TAKEN.matcher(project).matches()) {
      return project + ".html";
    }
    String plain = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String start =
        plain.substring(0, Math.min(plain.length(), LONGEST_START)).replaceAll("^-+|-+$", "");
    return (start.isEmpty() ? "project" : start) + "--" + hash(project) + ".html";
  }

  /**
   * Returns a hash of the characters as Java has them: in UTF-8 every half of a character is a
   * question mark.
   */
  private static String hash(String text) {
    ByteBuffer characters = ByteBuffer.allocate(text.length() * Character.BYTES);
    characters.asCharBuffer().put(text);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(characters.array());
      return HexFormat.of().formatHex(hash, 0, BYTES_OF_HASH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
