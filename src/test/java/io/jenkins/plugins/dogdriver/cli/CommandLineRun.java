package io.jenkins.plugins.dogdriver.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

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

  private static CommandLineRun of(HostProcess host, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Dogdriver.commandLine(host, out, err).execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
