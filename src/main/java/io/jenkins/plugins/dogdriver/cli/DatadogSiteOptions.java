package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import picocli.CommandLine.Option;

/** The options of a command that links to Datadog. */
class DatadogSiteOptions implements SettingsGroup {
  static final String HEADING = "%nDatadog:%n";

  @Option(
      names = "--datadog-site",
      paramLabel = "SITE",
      description = "Datadog's site (default: $DD_SITE, or datadoghq.com).")
  String site;

  @Override
  public SettingsTree over(SettingsTree settings) {
    return settings.with("/datadog/site", site);
  }
}
