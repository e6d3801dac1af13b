package io.jenkins.plugins.dogdriver.report;

import java.util.Locale;

/** The name of a project's page: a file that every file system takes, of no other project. */
final class PageName {
  static final String INDEX = "index.html";

  private static final int LONGEST = 60;

  private PageName() {}

  static String of(String project) {
    String plain = project.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    boolean itself = plain.equals(project) && plain.length() <= LONGEST && !plain.equals("index");
    String start = plain.substring(0, Math.min(plain.length(), LONGEST));
    return itself
        ? plain + ".html"
        : "%s-%08x.html".formatted(start.replaceAll("^-+|-+$", ""), project.hashCode());
  }
}
