package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import picocli.CommandLine.Option;

/** The options of the ServiceBook. */
final class ServiceBookOptions implements SettingsGroup {
  static final String HEADING = "%nServiceBook:%n";

  @Option(
      names = "--servicebook",
      paramLabel = "URL",
      description = "Address of the ServiceBook (default: that of Mozilla).")
  String servicebook;

  @Override
  public SettingsTree over(SettingsTree settings) {
    return settings.with("/servicebook", servicebook);
  }
}
