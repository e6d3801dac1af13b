package io.jenkins.plugins.dogdriver.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.molotov.LoadTestEnvironment;
import io.jenkins.plugins.dogdriver.store.AccessKey;
import io.jenkins.plugins.dogdriver.store.S3Encryption;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import io.jenkins.plugins.dogdriver.trend.ReferenceWindow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** From a file of settings, and what is said on top of it, to checked settings. */
public class SettingsTest {
  private static final Path HOME = Path.of("/home/somebody");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void nothingNeedsToBeSet() throws IOException {
    Settings settings = settings("");

    assertThat(settings.serviceBook()).isEqualTo(Settings.DEFAULT_SERVICE_BOOK);
    assertThat(settings.datadogSite()).isEqualTo("datadoghq.com");
    assertThat(settings.datadogUrl()).isEmpty();
    assertThat(settings.apiKey().isEmpty()).isTrue();
    assertThat(settings.store())
        .isEqualTo(new StorePlace.Folder(HOME.resolve(".local/state/dogdriver/runs")));
    assertThat(settings.state()).isEqualTo(HOME.resolve(".local/state/dogdriver"));
    assertThat(settings.source()).isNotBlank();
    assertThat(settings.timeout()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.failureShare()).isEqualTo(0.05);
    assertThat(settings.collect()).isEqualTo(CollectSettings.defaults());
    assertThat(settings.metrics()).isEqualTo(Metric.defaults());
  }

  @Test
  public void everythingCanBeSet() throws IOException {
    Settings settings =
        settings(
            """
            servicebook: https://book.example
            datadog: {site: datadoghq.eu, url: "https://proxy.example", apiKey: a, applicationKey: b,
                      verdictEvents: false}
            store: {s3: {bucket: runs, region: eu-west-1, endpoint: "https://s3.example",
                         accessKeyId: c, secretAccessKey: d, sse: "aws:kms",
                         sseKmsKeyId: alias/e, requesterPays: true}}
            state: /var/dogdriver
            source: laptop
            run: {timeout: 90s, failureShare: 0.1, environment: [TARGET]}
            collect: {age: 15m, attempts: 3, patience: 1d}
            reference: {youngest: 14d, oldest: 60d}
            metrics:
              - {name: P95, label: Slowest, unit: ms, query: "p95:x{app:{project}}",
                 reduction: median, scope: per_series, scale: 1000, better: lower, kind: time,
                 smallestChange: 0.1}
              - {name: HITS, query: "sum:hits{*}", better: higher, kind: throughput}
            """);

    assertThat(settings)
        .isEqualTo(
            new Settings(
                URI.create("https://book.example"),
                "datadoghq.eu",
                Optional.of(URI.create("https://proxy.example")),
                new Secret("a"),
                new Secret("b"),
                false,
                new StorePlace.Bucket(
                    new S3Settings(
                        "runs",
                        "eu-west-1",
                        Optional.of(URI.create("https://s3.example")),
                        true,
                        Optional.of(new AccessKey("c", new Secret("d"), new Secret(""))),
                        Optional.of(new S3Encryption("aws:kms", "alias/e")),
                        true)),
                Path.of("/var/dogdriver"),
                "laptop",
                Duration.ofSeconds(90),
                0.1,
                new LoadTestEnvironment(java.util.List.of("TARGET")),
                new CollectSettings(Duration.ofMinutes(15), 3, Duration.ofDays(1)),
                new ReferenceWindow(Duration.ofDays(14), Duration.ofDays(60)),
                java.util.List.of(
                    new Metric(
                        "P95",
                        "Slowest",
                        "ms",
                        "p95:x{app:{project}}",
                        new Reduction(Reduction.Statistic.MEDIAN, Reduction.Scope.PER_SERIES),
                        1000,
                        Metric.Better.LOWER,
                        Metric.Kind.TIME,
                        0.1),
                    new Metric(
                        "HITS",
                        "HITS",
                        "",
                        "sum:hits{*}",
                        Reduction.of(Reduction.Statistic.MEAN),
                        1,
                        Metric.Better.HIGHER,
                        Metric.Kind.THROUGHPUT,
                        0.05)),
                Set.of(new Secret(""))));
    assertThat(settings.toString()).doesNotContain("apiKey=a").contains("apiKey=****");
  }

  @Test
  public void everySecretIsKnownSoThatItIsNotShown() throws IOException {
    SettingsTree tree =
        SettingsTree.read(
            file(
                """
                datadog: {apiKey: a, applicationKey: b}
                store: {s3: {bucket: runs, accessKeyId: c, secretAccessKey: d}}
                """));
    Map<String, String> environment =
        Map.of("AWS_SECRET_ACCESS_KEY", "e", "AWS_SESSION_TOKEN", "f");

    assertThat(new SettingsReader(environment, HOME).read(tree).secrets())
        .extracting(Secret::reveal)
        .contains("a", "b", "d", "e", "f");
  }

  @Test
  public void noKeyIsGivenToALoadTest() throws IOException {
    assertRefused("run: {environment: [DD_API_KEY]}")
        .startsWith("run.environment is invalid. DD_API_KEY is a key of dogDriver");
  }

  @Test
  public void whatIsSaidOnTopCounts() throws IOException {
    SettingsTree tree =
        SettingsTree.read(file("datadog: {site: datadoghq.eu, apiKey: a}\nsource: file"))
            .with("/datadog/site", "us5.datadoghq.com")
            .with("/source", null);

    Settings settings = new SettingsReader(Map.of(), HOME).read(tree);

    assertThat(settings.datadogSite()).isEqualTo("us5.datadoghq.com");
    assertThat(settings.apiKey()).isEqualTo(new Secret("a"));
    assertThat(settings.source()).isEqualTo("file");
  }

  @Test
  public void aStoreSaidOnTopReplacesThatOfTheFile() throws IOException {
    SettingsTree tree =
        SettingsTree.read(file("store: {s3: {bucket: runs}}"))
            .without("store")
            .with("/store/folder", "/runs");

    assertThat(new SettingsReader(Map.of(), HOME).read(tree).store())
        .isEqualTo(new StorePlace.Folder(Path.of("/runs")));
  }

  @Test
  public void anAgeLongerThanThePatienceMovesThePatience() throws IOException {
    assertThat(settings("collect: {age: 3h}").collect().patience()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  public void aMistakeIsNamedWithItsValueAndWhatIsAllowed() throws IOException {
    assertRefused("reference: {youngest: 91d}")
        .contains("reference.youngest is 91d; it must be at most reference.oldest, which is 90d.");
    assertRefused("datadgo: {}")
        .contains(": datadgo is not a setting; the settings there are collect, datadog,");
    assertRefused("store: {s3: {buckt: x}}").contains(": store.s3.buckt is not a setting;");
    assertRefused("metrics: [{name: A, query: q, better: less}]")
        .endsWith(": metrics.1.better is 'less'; it must be lower or higher.");
    assertRefused("metrics: [{name: A, query: q, better: lower, scope: host}]")
        .endsWith(": metrics.1.scope is 'host'; it must be all_series or per_series.");
    assertRefused("metrics: [{name: A, query: q, better: lower, reduction: min}]")
        .endsWith(": metrics.1.reduction is 'min'; it must be max, mean, median or p95.");
    assertRefused("metrics: [{name: A, query: q, better: lower, scale: 0}]")
        .isEqualTo(
            "metrics.1: scale of the metric A is 0.0; it must be a finite number other than 0.");
    assertRefused("run: {failureShare: many}")
        .endsWith(": run.failureShare is 'many'; it must be a number.");
    assertRefused("collect: {attempts: many}")
        .endsWith(": collect.attempts is 'many'; it must be a whole number.");
    assertRefused("run: {failureShare: 2}")
        .isEqualTo("run.failureShare is 2.0; it must be from 0 to 1.");
    assertRefused("run: {timeout: soon}")
        .isEqualTo(
            "run.timeout is 'soon'; it must be a number with s, m, h or d, for example 90s or 10m.");
    assertRefused("state: ''").isEqualTo("The setting state must name a folder; it is empty.");
    assertRefused("servicebook: 'a b'")
        .isEqualTo("servicebook is 'a b'; it must be an http or https URL.");
    assertRefused("store: {folder: a, s3: {bucket: b}}").contains("store.folder or store.s3");
    assertRefused("store: {s3: {}}").startsWith("store.s3.bucket is not set;");
    assertRefused("store: {s3: {bucket: runs, accessKeyId: a}}").contains("must have both");
    assertRefused("store: {s3: {bucket: runs, sse: AES}}")
        .isEqualTo("The encryption sse is one of AES256, aws:kms, not 'AES'.");
    assertRefused("store: {s3: {bucket: runs, sse: AES256, sseKmsKeyId: a}}")
        .contains("aws:kms only");
    assertRefused("store: {s3: {bucket: runs, sseKmsKeyId: a}}").contains("aws:kms only");
    assertRefused("store: {s3: {bucket: runs, sse: 'aws:kms', sseKmsKeyId: 'a b'}}")
        .contains("such as alias/dogdriver");
    assertRefused("metrics: []").startsWith("metrics is empty;");
    assertRefused("metrics: [{name: A, query: q}]")
        .isEqualTo("metrics.1.better is not set; it must be lower or higher.");
    assertRefused(
            "metrics: [{name: A, query: q, better: lower}, {name: A, query: r, better: lower}]")
        .isEqualTo("metrics has two metrics with the name A; each must have its own.");
    assertRefused("collect: {attempts: 0}").contains("must be 1 to 1000");
    assertRefused("- a").contains("must have lines of the form 'source: laptop'");
    assertRefused("a: [").contains("is not YAML (line ");
  }

  @Test
  public void theWordsOfTheFirstFilesAreRead() throws IOException {
    String metric = "{name: A, query: q, better: lower, over: %s}";

    assertThat(
            settings("metrics: [" + metric.formatted("series") + "]").metrics().get(0).reduction())
        .isEqualTo(new Reduction(Reduction.Statistic.MEAN, Reduction.Scope.PER_SERIES));
    assertThat(settings("metrics: [" + metric.formatted("all") + "]").metrics().get(0).reduction())
        .isEqualTo(Reduction.of(Reduction.Statistic.MEAN));
  }

  @Test
  public void aMissingFileIsNamed() {
    Path missing = folder.getRoot().toPath().resolve("none.yml");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> SettingsTree.read(missing))
        .withMessageStartingWith("There is no file " + missing + ": name another with --config");
  }

  private AbstractStringAssert<?> assertRefused(String yaml) throws IOException {
    Path file = file(yaml);
    try {
      new SettingsReader(Map.of(), HOME).read(SettingsTree.read(file));
    } catch (SettingsException e) {
      return assertThat(e.getMessage());
    }
    throw new AssertionError("These settings were accepted: " + yaml);
  }

  private Settings settings(String yaml) throws IOException {
    return new SettingsReader(Map.of(), HOME).read(SettingsTree.read(file(yaml)));
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.newFile().toPath(), yaml);
  }
}
