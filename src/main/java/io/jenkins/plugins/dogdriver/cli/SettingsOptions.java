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
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The options that every command has, on top of the environment and the file of settings. Keys are
 * no options, since everybody on a machine can read the command lines of its processes.
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

  @Option(names = "--servicebook", paramLabel = "URL", description = "Address of the ServiceBook.")
  String servicebook;

  @Option(
      names = "--datadog-site",
      paramLabel = "SITE",
      description = "Datadog's site (default: $DD_SITE, or datadoghq.com).")
  String datadogSite;

  @Option(
      names = "--datadog-url",
      paramLabel = "URL",
      description = "Address to use instead of the site's, for example that of a proxy.")
  String datadogUrl;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description = "Folder where runs are kept (default: one in your home).")
  String store;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description =
          "Bucket of S3 where runs are kept; the access key is that of $AWS_ACCESS_KEY_ID and"
              + " $AWS_SECRET_ACCESS_KEY, the profile or the machine's role.")
  String bucket;

  @Option(
      names = "--region",
      paramLabel = "NAME",
      description = "Region of the bucket (default: $AWS_REGION, or us-east-1).")
  String region;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Address of a store other than Amazon's that speaks S3 (default: $AWS_ENDPOINT_URL_S3 or"
              + " $AWS_ENDPOINT_URL).")
  String endpoint;

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "Folder for runs that are going on, or wait for the store.")
  String state;

  /** Set by the command that has an option for it; null where it is not said. */
  String age;

  /** Set by the command that has an option for it; null for that of the settings. */
  Duration patience;

  /** Puts everything together; a warning goes to standard error. */
  Engine engine(HostProcess host) {
    PrintWriter err = command.commandLine().getErr();
    return new Engine(
        settings(host),
        host.clock(),
        notice -> {
          err.println(notice);
          err.flush();
        },
        new EnvironmentProxies(host.environment(), ProxySelector.getDefault()));
  }

  private Settings settings(HostProcess host) {
    Map<String, String> environment = host.environment();
    Optional<Path> named = namedFile(environment);
    SettingsTree file = named.map(SettingsTree::read).orElseGet(() -> found(host));
    if (store != null || bucket != null) {
      file = file.without("store");
    }
    SettingsTree said = said(environment, bucket != null || file.has("/store/s3"));
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

  /** What the options and the environment say, the stronger last. */
  private SettingsTree said(Map<String, String> environment, boolean toBucket) {
    SettingsTree said =
        SettingsTree.empty()
            .with("/datadog/apiKey", variable(environment, "DD_API_KEY"))
            .with("/datadog/applicationKey", variable(environment, "DD_APP_KEY"))
            .with("/datadog/site", variable(environment, "DD_SITE"))
            .with("/datadog/site", datadogSite)
            .with("/datadog/url", datadogUrl)
            .with("/servicebook", servicebook)
            .with("/collect/age", age)
            .with("/state", state)
            .with("/store/folder", store)
            .with("/store/s3/bucket", bucket);
    if (!toBucket) {
      return said;
    }
    return said.with("/store/s3/region", variable(environment, "AWS_DEFAULT_REGION"))
        .with("/store/s3/region", variable(environment, "AWS_REGION"))
        .with("/store/s3/region", region)
        .with("/store/s3/endpoint", variable(environment, "AWS_ENDPOINT_URL"))
        .with("/store/s3/endpoint", variable(environment, "AWS_ENDPOINT_URL_S3"))
        .with("/store/s3/endpoint", endpoint);
  }

  private static String variable(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value;
  }
}
