package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.PrintWriter;

/**
 * A line of a terminal that is overwritten by the next one; it shows nothing where there is no
 * terminal.
 */
final class ProgressLine {
  private static final int WIDTH = 79;

  private final PrintWriter out;
  private final boolean terminal;
  private int shown;

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows as much of a text as fits, in place of the text before. */
  synchronized void show(String text) {
    if (terminal) {
      String line = PrintableText.of(text);
      String fitting = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
      out.print("\r" + fitting + " ".repeat(Math.max(0, shown - fitting.length())));
      out.flush();
      shown = fitting.length();
    }
  }

  /** Empties the line, for text that stays. */
  synchronized void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      out.flush();
      shown = 0;
    }
  }
}
