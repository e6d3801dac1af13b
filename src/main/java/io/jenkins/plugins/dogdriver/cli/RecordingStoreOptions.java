package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import picocli.CommandLine.Option;

/** The options of a command that writes to the store. */
final class RecordingStoreOptions extends StoreOptions {
  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Folder for runs that are running or wait for the store (default: dogdriver in"
              + " $XDG_STATE_HOME, or in ~/.local/state).")
  String state;

  @Override
  public SettingsTree over(SettingsTree settings) {
    return super.over(settings).with("/state", state);
  }
}
