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
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The command line {@code dogdriver}. */
@Command(
    name = "dogdriver",
    description = "Is a service getting slower or faster with its new release?",
    customSynopsis = "dogdriver COMMAND [OPTIONS]",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = VersionOfJar.class,
    usageHelpAutoWidth = true,
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExample:%n",
    footer = {
      "  dogdriver gate --project kintowe --runs 8",
      "",
      "'dogdriver COMMAND --help' shows the options of a command and an example."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:Success.",
      Dogdriver.FAILED_HELP,
      Dogdriver.WRONG_USAGE_HELP,
      Dogdriver.WORSE_HELP
    })
public final class Dogdriver {
  static final int FAILED = 1;
  static final int WRONG_USAGE = 2;

  /**
   * The exit code for a worse release; nothing else ends with it: a Java that cannot start ends
   * with 1, a signal with 128 or more.
   */
  static final int WORSE = 3;

  static final String FAILED_HELP = FAILED + ":Failure; standard error says why.";
  static final String WRONG_USAGE_HELP =
      WRONG_USAGE + ":Wrong usage: an option, a setting or the input is wrong; nothing was done.";
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
   * @param out standard output
   * @param err standard error
   */
  static CommandLine commandLine(HostProcess host, Writer out, Writer err) {
    Terminal terminal = new Terminal(out, err, host.environment());
    CommandLine line = new CommandLine(new Dogdriver());
    line.addSubcommand(new RunCommand(host))
        .addSubcommand(new GateCommand(host, terminal))
        .addSubcommand(new CalibrateCommand(host))
        .addSubcommand(new CollectCommand(host))
        .addSubcommand(new TrendCommand(host, terminal))
        .addSubcommand(new ChangesCommand(host))
        .addSubcommand(new ReportCommand(host))
        .addSubcommand(new ProjectsCommand(host))
        .addSubcommand(new PackCommand(host))
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new ManPageCommand());
    // Otherwise an argument that starts with @ names a file, whose content messages would repeat.
    line.setExpandAtFiles(false);
    line.setOut(new PrintWriter(new TerminalWriter(out), true));
    line.setErr(new PrintWriter(new TerminalWriter(err), true));
    line.setExecutionStrategy(parsed -> execute(parsed, terminal));
    line.setParameterExceptionHandler(new WrongUsage());
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

  /** Executes a command, or prints its help, which is dogDriver's own text and may have colours. */
  private static int execute(ParseResult parsed, Terminal terminal) {
    for (CommandLine asked : parsed.asCommandLineList()) {
      if (asked.isUsageHelpRequested()) {
        asked.usage(terminal.out(), terminal.helpColours());
        return 0;
      }
    }
    return new RunLast().execute(parsed);
  }

  /** Returns the message for the user; for an error without one, its type too. */
  private static String message(Exception error) {
    return error instanceof DogdriverException
        ? error.getMessage()
        : PrintableText.sentence(HttpUrl.withoutUsers("failed: " + error));
  }

  private static boolean isWrongUsage(Exception error) {
    return error instanceof SettingsException || error instanceof InputException;
  }
}
