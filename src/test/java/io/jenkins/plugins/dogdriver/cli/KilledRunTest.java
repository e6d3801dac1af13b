package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Ends a real process of the command line in the middle of a load test. */
public class KilledRunTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final AtomicInteger requests = new AtomicInteger();
  private HttpStub service;
  private ServiceBookStandIn book;
  private DatadogStandIn datadog;
  private Process process;

  /** How often the version was asked for; the second answer waits for the signal. */
  private final AtomicInteger versions = new AtomicInteger();

  private final CountDownLatch signalled = new CountDownLatch(1);

  @Before
  public void startService() throws Exception {
    service = new HttpStub();
    service.on(
        "/__version__",
        exchange -> {
          if (versions.incrementAndGet() == 2) {
            awaitSignal();
          }
          byte[] body = "{\"version\": \"6.1.0\"}".getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.on(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    datadog = new DatadogStandIn();
  }

  private void awaitSignal() {
    try {
      signalled.await(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void startLoadTest(String molotov) throws Exception {
    String loadTest = LoadTestRepository.asking(service.uri(), path("loadtest"), molotov).url();
    book = new ServiceBookStandIn(ServiceBookStandIn.project("kintowe", loadTest, service.uri()));
    process = dogdriver("run", "--project", "kintowe", "--allow-local-tests");
    await().atMost(Duration.ofSeconds(60)).until(() -> requests.get() > 0 || !process.isAlive());
    assertThat(process.isAlive()).isTrue();
  }

  @After
  public void stop() {
    signalled.countDown();
    process.destroyForcibly();
    service.close();
    book.close();
    datadog.close();
  }

  private void startLoadTestOfAMinute() throws Exception {
    startLoadTest("\"duration\": 60, \"workers\": 1");
  }

  @Test
  public void aSignalAfterTheLoadChangesNothing() throws Exception {
    startLoadTest("\"max_runs\": 5, \"workers\": 1");
    await().atMost(Duration.ofSeconds(60)).until(() -> versions.get() == 2);

    process.destroy();
    signalled.countDown();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(queue()).extracting(Run::outcome).containsExactly(Outcome.PASSED);
    assertThat(datadog.events()).hasSize(2);
    assertThat(path("state")).isEmptyDirectory();
  }

  @Test
  public void aTerminatedRunIsStoppedAndRecorded() throws Exception {
    startLoadTestOfAMinute();

    process.destroy();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(datadog.events()).hasSize(2);
    assertThat(datadog.events().get(1).tags()).contains("step:stop");
    assertThat(queue()).extracting(Run::outcome).containsExactly(Outcome.CANCELLED);
    awaitSilence();
  }

  @Test
  public void aRunThatWasKilledWaitsOnDiskAndTheNextProcessRecordsIt() throws Exception {
    startLoadTestOfAMinute();
    process.destroyForcibly();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(queue()).isEmpty();
    assertThat(path("state")).isNotEmptyDirectory();
    awaitSilence();

    CommandLineRun collect =
        CommandLineRun.of(DatadogStandIn.ENVIRONMENT, Clock.systemUTC(), options("collect"));

    assertThat(collect.exitCode()).as(collect.err()).isZero();
    assertThat(queue()).extracting(Run::outcome).containsExactly(Outcome.CANCELLED);
    assertThat(datadog.events()).hasSize(2);
    assertThat(datadog.events().get(1).tags()).contains("step:stop");
    assertThat(path("state")).isEmptyDirectory();
  }

  /** The load test ends with the process that started it. */
  private void awaitSilence() {
    AtomicInteger before = new AtomicInteger(-1);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> before.getAndSet(requests.get()) == requests.get());
  }

  private List<Run> queue() {
    return new RunStore(new FolderObjectStore(path("store")))
        .queue().jobs().stream().map(job -> job.run()).toList();
  }

  private Process dogdriver(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Dogdriver.class.getName()));
    command.addAll(List.of(options(arguments)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(path("dogdriver.log").toFile());
    builder.environment().putAll(DatadogStandIn.ENVIRONMENT);
    return builder.start();
  }

  private String[] options(String... arguments) {
    return CommandLineRun.with(
        Map.of(
            "--servicebook", book.uri(),
            "--datadog-url", datadog.url(),
            "--store", path("store"),
            "--state", path("state")),
        arguments);
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
