package io.jenkins.plugins.dogdriver.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The command line, executed in this process. */
record CommandLineRun(int exitCode, String out, String err) {
  private static final Path HERE = Path.of("");

  static CommandLineRun of(Map<String, String> environment, Clock clock, String... arguments) {
    return of(new HostProcess(environment, clock, InputStream.nullInputStream(), HERE), arguments);
  }

  static CommandLineRun withInput(String input, String... arguments) {
    InputStream stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    return of(new HostProcess(Map.of(), Clock.systemUTC(), stream, HERE), arguments);
  }

  /** Runs it in a folder. */
  static CommandLineRun in(Path folder, Map<String, String> environment, String... arguments) {
    return of(
        new HostProcess(environment, Clock.systemUTC(), InputStream.nullInputStream(), folder),
        arguments);
  }

  /**
   * Returns arguments with those options added that the command has.
   *
   * @param options names and values
   */
  static String[] with(Map<String, ?> options, String... arguments) {
    CommandLine command =
        Dogdriver.commandLine(host(Map.of()), new StringWriter(), new StringWriter())
            .getSubcommands()
            .get(arguments[0]);
    List<String> all = new ArrayList<>(List.of(arguments));
    options.forEach(
        (name, value) -> {
          if (command != null && command.getCommandSpec().findOption(name) != null) {
            all.addAll(List.of(name, value.toString()));
          }
        });
    return all.toArray(String[]::new);
  }

  private static HostProcess host(Map<String, String> environment) {
    return new HostProcess(environment, Clock.systemUTC(), InputStream.nullInputStream(), HERE);
  }

  private static CommandLineRun of(HostProcess host, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Dogdriver.commandLine(host, out, err).execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
