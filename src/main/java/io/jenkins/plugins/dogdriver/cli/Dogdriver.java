package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
      "1:The verdict is worse, and --fail-on worse was asked for.",
      "2:It could not be done; standard error says why."
    })
public final class Dogdriver {
  static final int WORSE = 1;
  static final int FAILED = 2;

  private Dogdriver() {}

  public static void main(String[] arguments) {
    System.exit(
        commandLine(new Surroundings(System.getenv(), Clock.systemUTC(), System.in))
            .execute(arguments));
  }

  /** The command line, ready to execute. */
  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine line = new CommandLine(new Dogdriver());
    line.addSubcommand(new RunCommand(surroundings))
        .addSubcommand(new CollectCommand(surroundings))
        .addSubcommand(new TrendCommand(surroundings))
        .addSubcommand(new ChangesCommand(surroundings))
        .addSubcommand(new ReportCommand(surroundings))
        .addSubcommand(new ProjectsCommand(surroundings));
    line.setExecutionExceptionHandler(
        (error, where, parsed) -> {
          PrintWriter err = where.getErr();
          err.println("dogdriver: " + message(error));
          err.flush();
          return FAILED;
        });
    return line;
  }

  /** Of what has no sentence for people, the kind is reported too. */
  private static String message(Exception error) {
    return error instanceof DogdriverException ? error.getMessage() : "failed: " + error;
  }

  /** What the commands take from the process they run in. */
  record Surroundings(Map<String, String> environment, Clock clock, InputStream input) {
    Surroundings {
      environment = Map.copyOf(environment);
    }
  }
}
