package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.cli.Dogdriver.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;

/** The command line, executed in this process. */
record CommandLineRun(int exitCode, String out, String err) {
  static CommandLineRun of(Map<String, String> environment, Clock clock, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Dogdriver.commandLine(new Surroundings(environment, clock));
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int exitCode = line.execute(arguments);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }
}
