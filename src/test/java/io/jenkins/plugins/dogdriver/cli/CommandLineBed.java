package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/** What the commands that make runs need: a service, a ServiceBook, a Datadog and settings. */
final class CommandLineBed extends ExternalResource {
  static final String PROJECT = "kintowe";

  /** The release that the service has. */
  static final String RELEASE = "2.0.0";

  private final TemporaryFolder folder = new TemporaryFolder();
  private final Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
  private volatile SeriesSource series = (query, from, to) -> List.of();
  private HttpStub service;
  private ServiceBookStandIn book;
  private DatadogStandIn datadog;

  @Override
  protected void before() throws IOException {
    folder.create();
    service =
        new HttpStub()
            .answer("/", 200, "{}")
            .answer("/__version__", 200, "{\"version\": \"%s\"}".formatted(RELEASE));
    datadog = new DatadogStandIn((query, from, to) -> series.series(query, from, to));
    book = new ServiceBookStandIn();
  }

  @Override
  protected void after() {
    book.close();
    datadog.close();
    service.close();
    folder.delete();
  }

  HttpStub service() {
    return service;
  }

  DatadogStandIn datadog() {
    return datadog;
  }

  /** Has Datadog answer with these metric values; it has none before. */
  void measures(SeriesSource values) {
    series = values;
  }

  /** Sets a variable of the environment of the commands. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  /**
   * Puts the project into the ServiceBook, with a load test that asks for the service's page.
   *
   * @param settings of its test {@code dogdriver}, as in {@code "duration": 60, "workers": 1}
   */
  void project(String settings) throws IOException, InterruptedException {
    project(LoadTestRepository.asking(service.uri(), path("loadtest"), settings));
  }

  void project(LoadTestRepository loadTest) {
    book.add(ServiceBookStandIn.project(PROJECT, loadTest.url(), service.uri()));
  }

  /** Returns the store that the settings name. */
  RunStore store() {
    return store("store");
  }

  /** Returns the runs in a folder of the bed. */
  RunStore store(String name) {
    return new RunStore(new FolderObjectStore(path(name)));
  }

  /** Keeps measured runs of the project, one an hour. */
  static void measured(RunStore store, String version, double... latencies) {
    int before = store.runs(PROJECT).size();
    for (int i = 0; i < latencies.length; i++) {
      store.store(
          aRun()
              .version(version)
              .start(Instant.now().minus(Duration.ofDays(2)).plus(Duration.ofHours(before + i)))
              .figure("ART", latencies[i])
              .measured());
    }
  }

  /** Executes a command that makes runs of the project from the place {@code here}. */
  CommandLineRun runs(String command, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(command, "--project", PROJECT));
    arguments.addAll(List.of("--source", "here", "--allow-local-tests"));
    arguments.addAll(List.of(more));
    return execute(arguments.toArray(String[]::new));
  }

  /** Executes a command with the settings of the bed. */
  CommandLineRun execute(String... arguments) throws IOException {
    Path config =
        Files.writeString(
            path("settings.yml"),
            """
            servicebook: %s
            datadog: {url: "%s"}
            store: {folder: "%s"}
            state: "%s"
            """
                .formatted(book.uri(), datadog.url(), path("store"), path("state")));
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", config.toString()));
    return CommandLineRun.of(environment, Clock.systemUTC(), all.toArray(String[]::new));
  }

  Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
