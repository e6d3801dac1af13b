package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import picocli.CommandLine.Option;

/**
 * The options of a command that sends requests to Datadog. The keys are not options, since every
 * user of a machine can read the command lines of its processes.
 */
final class DatadogOptions extends DatadogSiteOptions {
  static final String HEADING = "%nDatadog ($DD_API_KEY and $DD_APP_KEY have the keys):%n";

  @Option(
      names = "--datadog-url",
      paramLabel = "URL",
      description = "Address to use instead of the site's, for example that of a proxy.")
  String url;

  @Override
  public SettingsTree over(SettingsTree settings) {
    return super.over(settings).with("/datadog/url", url);
  }
}
