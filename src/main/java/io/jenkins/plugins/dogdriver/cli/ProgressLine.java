package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.PrintWriter;

/** A line of a terminal that is written over again and again; nothing where it is no terminal. */
final class ProgressLine {
  /** Set by {@code bin/dogdriver} where its output goes to a terminal. */
  static final String TERMINAL = "DOGDRIVER_TERMINAL";

  private static final int WIDTH = 79;

  private final PrintWriter out;
  private final boolean terminal;
  private int shown;

  ProgressLine(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows a text, as much of it as fits, in place of the one before. */
  synchronized void show(String text) {
    if (terminal) {
      String line = PrintableText.of(text);
      String fitting = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
      out.print("\r" + fitting + " ".repeat(Math.max(0, shown - fitting.length())));
      out.flush();
      shown = fitting.length();
    }
  }

  /** Leaves an empty line, for one that stays. */
  synchronized void clear() {
    if (shown > 0) {
      out.print("\r" + " ".repeat(shown) + "\r");
      shown = 0;
    }
  }
}
