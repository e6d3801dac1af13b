package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * The terminal of the user, if there is one. Text in colours, or on a line that is overwritten,
 * does not pass the {@link TerminalWriter}, so foreign text in it must be printable already.
 *
 * <p>Colours are used when standard output is a terminal that is not dumb and the variable {@code
 * NO_COLOR} is not set to a value, as on <a href="https://no-color.org">no-color.org</a>.
 */
final class Terminal {
  /**
   * The variable that lists which of {@code out} and {@code err} are terminals; {@code
   * bin/dogdriver} sets it.
   */
  static final String VARIABLE = "DOGDRIVER_TERMINAL";

  private final PrintWriter out;
  private final PrintWriter err;
  private final List<String> terminals;
  private final boolean colours;

  /**
   * @param out standard output, without a writer in between
   * @param err standard error, likewise
   * @param environment the variables of the process
   */
  Terminal(Writer out, Writer err, Map<String, String> environment) {
    this.out = new PrintWriter(out, true);
    this.err = new PrintWriter(err, true);
    this.terminals = Arrays.asList(environment.getOrDefault(VARIABLE, "").split(" "));
    this.colours =
        terminals.contains("out")
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** Returns standard output, for text that is dogDriver's own. */
  PrintWriter out() {
    return out;
  }

  /** Returns a progress line on standard output; it shows nothing where that is not a terminal. */
  ProgressLine progressOnOut() {
    return new ProgressLine(out, terminals.contains("out"));
  }

  /** Returns a progress line on standard error; it shows nothing where that is not a terminal. */
  ProgressLine progressOnErr() {
    return new ProgressLine(err, terminals.contains("err"));
  }

  /** Returns the colours of help texts. */
  ColorScheme helpColours() {
    return Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF);
  }

  /** Returns a text in the colour of a verdict: red is slower, green is faster. */
  String coloured(String text, Verdict verdict) {
    if (!colours) {
      return text;
    }
    IStyle[] styles =
        switch (verdict) {
          case SLOWER -> new IStyle[] {Style.bold, Style.fg_red};
          case FASTER -> new IStyle[] {Style.bold, Style.fg_green};
          case MIXED -> new IStyle[] {Style.bold, Style.fg_yellow};
          default -> new IStyle[] {Style.bold};
        };
    return Style.on(styles) + text + Style.reset.on();
  }
}
