package io.jenkins.plugins.dogdriver.report;

import java.util.Locale;
import java.util.regex.Pattern;

/** The name of a project's page: a file that every file system takes, of no other project. */
final class PageName {
  static final String INDEX = "index.html";

  private static final int LONGEST = 60;
  private static final Pattern PLAIN = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private PageName() {}

  static String of(String project) {
    String plain = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    if (plain.equals(project) && PLAIN.matcher(plain).matches() && !plain.equals("index")) {
      return plain + ".html";
    }
    String start = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-+|-+$", "");
    return "%s-%08x.html".formatted(start.isEmpty() ? "project" : start, project.hashCode());
  }
}
