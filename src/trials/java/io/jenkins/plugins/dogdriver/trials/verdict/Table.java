package io.jenkins.plugins.dogdriver.trials.verdict;

import java.util.Arrays;
import java.util.Locale;

/** A table of Markdown. */
final class Table {
  private final StringBuilder text = new StringBuilder();

  Table(String... head) {
    row(head);
    row(Arrays.stream(head).map(column -> "---").toArray(String[]::new));
  }

  void row(String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Returns a share as a cell: empty where it is not a number. */
  static String percent(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
