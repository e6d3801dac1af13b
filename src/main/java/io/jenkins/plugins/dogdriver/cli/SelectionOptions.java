package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.trend.Selection;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that select runs of a project. */
final class SelectionOptions {
  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Only runs started from there (default: where the newest one came from).")
  String source;

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      description = "Only runs on that deployment (default: that of the newest run).")
  String deployment;

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      description =
          "Compare the newest release with that one too (default: the oldest one that is 30 to 90"
              + " days older).")
  String against;

  Selection selection() {
    return new Selection(
        Optional.ofNullable(source), Optional.ofNullable(deployment), Optional.ofNullable(against));
  }
}
