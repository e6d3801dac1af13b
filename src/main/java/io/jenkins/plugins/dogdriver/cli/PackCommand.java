package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver pack}. */
@Command(
    name = "pack",
    description = {
      "Packs the runs of a store, so that they are read faster.",
      "",
      "The collector does so every ten minutes. Start it once for a store that has many runs already."
    },
    customSynopsis = "dogdriver pack [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver pack --s3-bucket dogdriver-runs",
    exitCodeList = {
      "0:Success. The runs stay where they are, too.",
      Dogdriver.FAILED + ":The store is unavailable.",
      Dogdriver.WRONG_USAGE_HELP
    })
final class PackCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;

  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = StoreOptions.HEADING)
  StoreOptions store = new StoreOptions();

  PackCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    try (Engine engine = settings.engine(host, store)) {
      int made = engine.store().packing().round(() -> false);
      command
          .commandLine()
          .getOut()
          .printf(
              "%s %s made in %s.%n",
              made, made == 1 ? "pack was" : "packs were", engine.store().describe());
      command.commandLine().getOut().flush();
      return 0;
    }
  }
}
