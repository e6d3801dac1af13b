package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.report.Report;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver report}. */
@Command(
    name = "report",
    description = "Writes a web page for each project of the store, and an index of them.",
    customSynopsis = "dogdriver report [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver report --output /var/www/dogdriver",
    exitCodeList = {"0:Success.", Dogdriver.FAILED_HELP, Dogdriver.WRONG_USAGE_HELP})
final class ReportCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "dogdriver-report",
      description = "Folder for the pages (default: ${DEFAULT-VALUE}).")
  Path output;

  @Mixin SelectionOptions selection;
  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = StoreOptions.HEADING)
  StoreOptions store = new StoreOptions();

  @ArgGroup(validate = false, heading = DatadogSiteOptions.HEADING)
  DatadogSiteOptions datadog = new DatadogSiteOptions();

  ReportCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (Engine engine = settings.engine(host, store, datadog)) {
      List<Trend> trends = engine.trends(selection.selection()).toList();
      if (trends.isEmpty()) {
        throw NoRunException.none(engine);
      }
      Path index =
          new Report(host.clock(), ZoneId.systemDefault(), engine.graphs()).write(output, trends);
      out.println(index.toAbsolutePath().normalize());
      out.flush();
      return 0;
    }
  }
}
