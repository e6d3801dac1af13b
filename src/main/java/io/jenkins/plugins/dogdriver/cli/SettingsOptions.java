package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.FoundSettings;
import io.jenkins.plugins.dogdriver.engine.Settings;
import io.jenkins.plugins.dogdriver.engine.SettingsReader;
import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import java.io.PrintWriter;
import java.net.ProxySelector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The file of settings, which every command with an engine reads. The environment overrides the
 * file, and the options of the command override both.
 */
final class SettingsOptions {
  private static final String DEFAULT_FILE = "dogdriver.yml";

  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "File of settings (default: $DOGDRIVER_CONFIG, or dogdriver.yml here if there is one).")
  Path config;

  /** The patience of the command's own option; null for that of the settings. */
  Duration patience;

  /**
   * Returns an engine with the settings of the file, the environment and the options. It prints
   * warnings to standard error.
   */
  Engine engine(HostProcess host, SettingsGroup... options) {
    PrintWriter err = command.commandLine().getErr();
    Consumer<String> print =
        sentence -> {
          err.println(sentence);
          err.flush();
        };
    return new Engine(
        settings(host, List.of(options)),
        host.clock(),
        print,
        print,
        new EnvironmentProxies(host.environment(), ProxySelector.getDefault()));
  }

  private Settings settings(HostProcess host, List<SettingsGroup> options) {
    Map<String, String> environment = host.environment();
    Optional<Path> named = namedFile(environment);
    SettingsTree file = named.map(SettingsTree::read).orElseGet(() -> found(host));
    SettingsTree chosen = SettingsTree.empty();
    for (SettingsGroup group : options) {
      chosen = group.over(chosen);
    }
    if (chosen.has("/store/folder") || chosen.has("/store/s3/bucket")) {
      file = file.without("store");
    }
    boolean toBucket = chosen.has("/store/s3") || file.has("/store/s3");
    SettingsTree said = variables(environment, toBucket).under(chosen);
    if (named.isEmpty()) {
      FoundSettings.check(DEFAULT_FILE, file, said);
    }
    Settings read =
        new SettingsReader(environment, Path.of(System.getProperty("user.home")))
            .read(file.under(said));
    return patience == null ? read : read.withPatience(patience);
  }

  private Optional<Path> namedFile(Map<String, String> environment) {
    return Optional.ofNullable(config)
        .or(() -> Optional.ofNullable(variable(environment, "DOGDRIVER_CONFIG")).map(Path::of));
  }

  private static SettingsTree found(HostProcess host) {
    Path here = host.folder().resolve(DEFAULT_FILE);
    return Files.exists(here) ? SettingsTree.read(here) : SettingsTree.empty();
  }

  private static SettingsTree variables(Map<String, String> environment, boolean toBucket) {
    SettingsTree variables =
        SettingsTree.empty()
            .with("/datadog/apiKey", variable(environment, "DD_API_KEY"))
            .with("/datadog/applicationKey", variable(environment, "DD_APP_KEY"))
            .with("/datadog/site", variable(environment, "DD_SITE"));
    if (!toBucket) {
      return variables;
    }
    return variables
        .with("/store/s3/region", variable(environment, "AWS_DEFAULT_REGION"))
        .with("/store/s3/region", variable(environment, "AWS_REGION"))
        .with("/store/s3/endpoint", variable(environment, "AWS_ENDPOINT_URL"))
        .with("/store/s3/endpoint", variable(environment, "AWS_ENDPOINT_URL_S3"));
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
