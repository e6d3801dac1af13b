package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dogdriver report}. */
@Command(
    name = "report",
    description = "Writes a web page for each project of the store, and an index of them.",
    exitCodeList = {"0:The pages are written.", Dogdriver.FAILED_HELP, Dogdriver.WRONG_USAGE_HELP})
final class ReportCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;
  @Mixin SettingsOptions settings;
  @Mixin SelectionOptions selection;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "dogdriver-report",
      description = "Folder for the pages (default: ${DEFAULT-VALUE}).")
  Path output;

  ReportCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (Engine engine = settings.engine(host)) {
      if (engine.store().projects().isEmpty()) {
        throw NoRunException.none(engine);
      }
      Path index =
          new Report(host.clock(), ZoneId.systemDefault())
              .write(output, engine.trends(selection.selection()).toList());
      out.println(index.toAbsolutePath().normalize());
      out.flush();
      return 0;
    }
  }
}
