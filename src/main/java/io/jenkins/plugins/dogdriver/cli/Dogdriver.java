package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "dogdriver",
    description = "Is a service getting slower or faster with its new release?",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionOfJar.class,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:It was done.",
      Dogdriver.FAILED_HELP,
      Dogdriver.WRONG_USAGE_HELP,
      Dogdriver.WORSE_HELP
    })
public final class Dogdriver {
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /** Nothing else ends with it: a Java that cannot start ends with 1, a signal with 128 or more. */
  static final int WORSE = 3;

  static final String FAILED_HELP = FAILED + ":It failed; standard error says why.";
  static final String WRONG_USAGE_HELP =
      WRONG_USAGE + ":An option, a setting or the input is wrong; nothing was done.";
  static final String WORSE_HELP = WORSE + ":The verdict is worse, and --fail-on worse was given.";

  private Dogdriver() {}

  public static void main(String[] arguments) {
    int exitCode = FAILED;
    try {
      exitCode =
          commandLine(
                  new HostProcess(System.getenv(), Clock.systemUTC(), System.in, Path.of("")),
                  new PrintWriter(System.out, false, Charset.defaultCharset()),
                  new PrintWriter(System.err, false, Charset.defaultCharset()))
              .execute(arguments);
    } catch (Error e) {
      System.err.println("dogdriver: failed: " + e);
    }
    System.exit(exitCode);
  }

  /**
   * Returns the command line, ready to execute.
   *
   * @param out takes what the commands print, as it is printed
   * @param err likewise, for messages
   */
  static CommandLine commandLine(HostProcess host, Writer out, Writer err) {
    CommandLine line = new CommandLine(new Dogdriver());
    line.addSubcommand(new RunCommand(host))
        .addSubcommand(new GateCommand(host))
        .addSubcommand(new CalibrateCommand(host))
        .addSubcommand(new CollectCommand(host))
        .addSubcommand(new TrendCommand(host))
        .addSubcommand(new ChangesCommand(host))
        .addSubcommand(new ReportCommand(host))
        .addSubcommand(new ProjectsCommand(host));
    // An argument that starts with @ would be taken for the name of a file, and the file printed.
    line.setExpandAtFiles(false);
    line.setOut(new PrintWriter(new TerminalWriter(out), true));
    line.setErr(new PrintWriter(new TerminalWriter(err), true));
    // Its colours would be escaped too.
    line.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
    line.setExecutionExceptionHandler(
        (error, where, parsed) -> {
          PrintWriter messages = where.getErr();
          messages.println("dogdriver: " + message(error));
          messages.flush();
          return isWrongUsage(error) ? WRONG_USAGE : FAILED;
        });
    return line;
  }

  /** Of what has no sentence for people, the kind is reported too. */
  private static String message(Exception error) {
    return error instanceof DogdriverException
        ? error.getMessage()
        : PrintableText.sentence(HttpUrl.withoutUsers("failed: " + error));
  }

  private static boolean isWrongUsage(Exception error) {
    return error instanceof SettingsException || error instanceof InputException;
  }
}
