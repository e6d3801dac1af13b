package io.jenkins.plugins.dogdriver.engine;

import static io.jenkins.plugins.dogdriver.engine.SettingsParts.or;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.BucketPart;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.CollectPart;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.DatadogPart;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.MetricPart;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.ReferencePart;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.RunPart;
import io.jenkins.plugins.dogdriver.engine.SettingsParts.StorePart;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.store.AccessKey;
import io.jenkins.plugins.dogdriver.store.S3Encryption;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks settings and adds the defaults of those that are not set. */
public final class SettingsReader {
  /** The variables with keys that libraries read by themselves. */
  private static final List<String> SECRETS =
      List.of("AWS_SECRET_ACCESS_KEY", "AWS_SECRET_KEY", "AWS_SESSION_TOKEN", "DOGDRIVER_TOKEN");

  private final Map<String, String> environment;
  private final Path home;

  /**
   * @param environment the variables of the process
   * @param home the home of the user, where runs are kept by default
   */
  public SettingsReader(Map<String, String> environment, Path home) {
    this.environment = Map.copyOf(environment);
    this.home = home;
  }

  /**
   * Returns the checked settings.
   *
   * @throws SettingsException with one sentence on the first setting that is missing or invalid
   */
  public Settings read(SettingsTree tree) {
    try {
      return read(tree.parts());
    } catch (IllegalArgumentException | SettingsException e) {
      // Without its cause, which repeats the message.
      throw new SettingsException(tree.withoutKeys(e.getMessage()));
    }
  }

  private Settings read(SettingsParts parts) {
    DatadogPart datadog = or(parts.datadog(), DatadogPart.UNSET);
    RunPart run = or(parts.run(), RunPart.UNSET);
    return new Settings(
        parts.servicebook() == null
            ? Settings.DEFAULT_SERVICE_BOOK
            : url("servicebook", parts.servicebook()),
        site(or(datadog.site(), DatadogSettings.DEFAULT_SITE)),
        Optional.ofNullable(datadog.url()).map(url -> url("datadog.url", url)),
        new Secret(or(datadog.apiKey(), "")),
        new Secret(or(datadog.applicationKey(), "")),
        or(datadog.verdictEvents(), true),
        store(or(parts.store(), StorePart.UNSET)),
        parts.state() == null ? stateHome().resolve("dogdriver") : path("state", parts.state()),
        parts.source() == null ? hostName() : parts.source(),
        duration("run.timeout", run.timeout(), RunPlan.DEFAULT_TIMEOUT),
        or(run.failureShare(), LoadTestResult.DEFAULT_FAILURE_SHARE),
        loadTestEnvironment(or(run.environment(), List.of())),
        collect(or(parts.collect(), CollectPart.UNSET)),
        reference(or(parts.reference(), ReferencePart.UNSET)),
        parts.metrics() == null ? Metric.defaults() : metrics(parts.metrics()),
        otherSecrets());
  }

  private static List<Metric> metrics(List<MetricPart> parts) {
    return IntStream.range(0, parts.size()).mapToObj(i -> parts.get(i).metric(i + 1)).toList();
  }

  private Set<Secret> otherSecrets() {
    return Stream.concat(
            SECRETS.stream().map(name -> environment.getOrDefault(name, "")),
            new EnvironmentProxies(environment, null).passwords().stream())
        .map(Secret::new)
        .collect(Collectors.toSet());
  }

  /** Returns the site, which the client of Datadog checks: its message repeats it. */
  private static String site(String site) {
    if (KeyLike.isIn(site)) {
      throw new SettingsException(
          "datadog.site looks like a key; it must be a host name such as datadoghq.com.");
    }
    return site;
  }

  private static LoadTestEnvironment loadTestEnvironment(List<String> names) {
    try {
      return new LoadTestEnvironment(names);
    } catch (MolotovException e) {
      throw new SettingsException("run.environment is invalid. " + e.getMessage(), e);
    }
  }

  private StorePlace store(StorePart part) {
    if (part.folder() != null && part.s3() != null) {
      throw new SettingsException(
          "store has a folder and a bucket; it must have one of them: store.folder or store.s3.");
    }
    if (part.s3() != null) {
      return new StorePlace.Bucket(bucket(part.s3()));
    }
    return new StorePlace.Folder(
        part.folder() == null
            ? stateHome().resolve("dogdriver").resolve("runs")
            : path("store.folder", part.folder()));
  }

  private S3Settings bucket(BucketPart part) {
    if (part.bucket() == null) {
      throw new SettingsException(
          "store.s3.bucket is not set; it must name the bucket, there or with --bucket.");
    }
    if ((part.accessKeyId() == null) != (part.secretAccessKey() == null)) {
      throw new SettingsException(
          "store.s3 has half an access key; it must have both accessKeyId and secretAccessKey, or"
              + " neither.");
    }
    return new S3Settings(
        part.bucket(),
        or(part.region(), S3Settings.DEFAULT_REGION),
        Optional.ofNullable(part.endpoint()).map(url -> url("store.s3.endpoint", url)),
        or(part.pathStyle(), part.endpoint() != null),
        Optional.ofNullable(part.accessKeyId())
            .map(id -> new AccessKey(id, new Secret(part.secretAccessKey()), new Secret(""))),
        S3Encryption.of(or(part.sse(), ""), or(part.sseKmsKeyId(), "")),
        or(part.requesterPays(), false));
  }

  private static CollectSettings collect(CollectPart part) {
    Duration age = duration("collect.age", part.age(), CollectSettings.DEFAULT_AGE);
    return new CollectSettings(
        age,
        or(part.attempts(), CollectSettings.DEFAULT_ATTEMPTS),
        duration("collect.patience", part.patience(), CollectSettings.patience(age)));
  }

  private static ReferenceWindow reference(ReferencePart part) {
    Duration youngest =
        duration("reference.youngest", part.youngest(), ReferenceWindow.DEFAULT.youngest());
    Duration oldest = duration("reference.oldest", part.oldest(), ReferenceWindow.DEFAULT.oldest());
    if (youngest.compareTo(oldest) > 0) {
      throw new SettingsException(
          "reference.youngest is %s; it must be at most reference.oldest, which is %s."
              .formatted(Durations.text(youngest), Durations.text(oldest)));
    }
    return new ReferenceWindow(youngest, oldest);
  }

  private static Duration duration(String name, String text, Duration otherwise) {
    return text == null
        ? otherwise
        : Durations.find(text)
            .orElseThrow(
                () ->
                    new SettingsException(
                        "%s is '%s'; it must be %s.".formatted(name, text, Durations.FORM)));
  }

  private static URI url(String name, String text) {
    return HttpUrl.parse(text)
        .orElseThrow(
            () ->
                new SettingsException(
                    "%s is '%s'; it must be an http or https URL."
                        .formatted(name, HttpUrl.withoutUser(text))));
  }

  private static Path path(String name, String text) {
    if (text.isBlank()) {
      throw new SettingsException("The setting " + name + " must name a folder; it is empty.");
    }
    return Path.of(text);
  }

  private Path stateHome() {
    String set = environment.getOrDefault("XDG_STATE_HOME", "");
    return set.isBlank() ? home.resolve(".local").resolve("state") : Path.of(set);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
