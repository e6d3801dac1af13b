package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.LoadTestRunner;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** One run against a deployment and a Datadog on real HTTP, with a folder as store. */
public class RunClientTest {
  private static final Instant NOW = Instant.parse("2026-05-24T14:26:00.250Z");
  private static final LoadTestResult PASSED =
      new LoadTestResult(Outcome.PASSED, new Counts(90, 1, 10), "");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(NOW);
  private final List<String> notices = new ArrayList<>();
  private final List<String> output = new ArrayList<>();
  private String version = "6.1.0";
  private HttpStub deployment;
  private DatadogStandIn datadog;
  private RunStore store;
  private Spool spool;
  private LoadTestRunner loadTest;

  @Before
  public void start() throws IOException {
    deployment = new HttpStub();
    deployment.on(
        "/__version__",
        exchange -> {
          byte[] body = ("{\"version\": \"" + version + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    datadog = new DatadogStandIn();
    store = new RunStore(new FolderObjectStore(path("store")));
    spool = new Spool(path("spool"));
    loadTest =
        (url, test, timeout, lines) -> {
          lines.accept("loading " + url + " " + test);
          clock.pass(Duration.ofSeconds(30));
          return PASSED;
        };
  }

  @After
  public void stop() {
    deployment.close();
    datadog.close();
  }

  @Test
  public void aRunIsBetweenAStartAndAStopEventAndThenInTheQueue() {
    Run run = client().run(plan());

    assertThat(run)
        .isEqualTo(
            new Run(
                new RunStart(
                    run.id(),
                    "kintowe",
                    "stage",
                    "here",
                    "6.1.0",
                    "me",
                    Instant.parse("2026-05-24T14:26:00Z")),
                new RunEnd(
                    Instant.parse("2026-05-24T14:26:30Z"),
                    new Counts(90, 1, 10),
                    Outcome.PASSED,
                    "",
                    NOW.plusSeconds(30))));
    assertThat(queue()).containsExactly(run);
    assertThat(steps()).containsExactly("step:start", "step:stop");
    assertThat(datadog.events().get(1).tags())
        .contains("project:kintowe", "deployment:stage", "version:6.1.0", "source:here");
    assertThat(output).containsExactly("loading /repository dogdriver");
    assertThat(notices).isEmpty();
    assertThat(path("state")).isEmptyDirectory();
  }

  @Test
  public void aLoadTestThatCannotRunIsStoppedAndRecordedWithTheReason() {
    loadTest =
        (url, test, timeout, lines) -> {
          throw new MolotovException("moloslave is not installed here.");
        };

    Run run = client().run(plan());

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.reason()).isEqualTo("moloslave is not installed here.");
    assertThat(queue()).containsExactly(run);
    assertThat(steps()).containsExactly("step:start", "step:stop");
    assertThat(datadog.events().get(1).text()).contains("moloslave is not installed here.");
  }

  @Test
  public void aLoadTestThatBreaksIsStoppedAndRecordedToo() {
    loadTest =
        (url, test, timeout, lines) -> {
          throw new IllegalStateException("broken");
        };

    assertThat(client().run(plan()).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(steps()).containsExactly("step:start", "step:stop");
  }

  @Test
  public void anInterruptedRunIsStoppedAndRecordedAsCancelled() {
    loadTest =
        (url, test, timeout, lines) -> {
          Thread.currentThread().interrupt();
          return LoadTestResult.cancelled(new Counts(3, 0, 1));
        };

    Run run = client().run(plan());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(run.outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(queue()).containsExactly(run);
    assertThat(steps()).containsExactly("step:start", "step:stop");
  }

  @Test
  public void aRunThatSawTwoReleasesFails() {
    loadTest =
        (url, test, timeout, lines) -> {
          version = "6.2.0";
          return PASSED;
        };

    Run run = client().run(plan());

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.reason())
        .isEqualTo("The release changed from 6.1.0 to 6.2.0 while the load test ran.");
  }

  @Test
  public void aDeploymentThatIsSilentAfterTheLoadCostsNothing() {
    loadTest =
        (url, test, timeout, lines) -> {
          deployment.close();
          return PASSED;
        };

    assertThat(client().run(plan()).passed()).isTrue();
  }

  @Test
  public void withoutAVersionNothingIsStarted() {
    deployment.close();

    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> client().run(plan()))
        .withMessageStartingWith("The release of the deployment stage is unknown: ");
    assertThat(datadog.events()).isEmpty();
    assertThat(queue()).isEmpty();
  }

  @Test
  public void withTheKeysRefusedNothingIsStarted() {
    datadog.answerNext(403, Map.of(), "");

    assertThatExceptionOfType(DatadogException.class).isThrownBy(() -> client().run(plan()));
    assertThat(output).isEmpty();
    assertThat(queue()).isEmpty();
  }

  @Test
  public void withDatadogAwayTheRunIsRecordedAllTheSame() {
    datadog.answerNext(503, Map.of(), "").answerNext(503, Map.of(), "");

    Run run = client().run(plan());

    assertThat(run.passed()).isTrue();
    assertThat(queue()).containsExactly(run);
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith("The start of the run is not in Datadog: ");
    assertThat(steps()).containsExactly("step:stop");
  }

  @Test
  public void withTheStoreAwayTheRunWaitsHereAndIsDeliveredLater() throws IOException {
    RunStore away = new RunStore(new FolderObjectStore(folder.newFile("no folder").toPath()));

    Run run = client(away).run(plan());

    assertThat(spool.waiting()).containsExactly(run);
    assertThat(notices).singleElement().asString().contains("is delivered later");

    leftOvers().deliver();
    assertThat(queue()).containsExactly(run);
    assertThat(spool.waiting()).isEmpty();
    assertThat(notices).last().isEqualTo("Delivered 1 run(s) that had waited on this machine.");
  }

  @Test
  public void aRunIsOnDiskWhileItGoesOn() {
    loadTest =
        (url, test, timeout, lines) -> {
          assertThat(path("state")).isNotEmptyDirectory();
          leftOvers().deliver();
          assertThat(queue()).isEmpty();
          return PASSED;
        };

    assertThat(client().run(plan()).passed()).isTrue();
    assertThat(queue()).hasSize(1);
  }

  @Test
  public void aRunWhoseProgramWasKilledIsRecordedByTheNext() throws IOException {
    RunStart killed =
        new RunStart(
            "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb",
            "kintowe",
            "stage",
            "here",
            "6.1.0",
            "me",
            Instant.parse("2026-05-24T14:00:00Z"));
    Path dead = path("state/started-1-12");
    Files.createDirectories(dead);
    new Spool(dead).keep(killed.lost("killed"));

    leftOvers().deliver();

    assertThat(queue()).containsExactly(killed.lost("killed"));
    assertThat(queue().get(0).outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(steps()).containsExactly("step:stop");
    assertThat(path("state")).isEmptyDirectory();
  }

  @Test
  public void aRunIsWrittenDownBeforeAnybodyIsToldOfIt() {
    List<String> order = new ArrayList<>();
    RunLifecycle lifecycle =
        new RunLifecycle(
            new RunEvents(event -> order.add("event " + event.step()), notices::add),
            new RunJournal() {
              @Override
              public void open(RunStart run) {
                order.add("open");
              }

              @Override
              public void ended(Run run) {
                order.add("ended, queue " + queue().size());
              }

              @Override
              public void close(String id) {
                order.add("close, queue " + queue().size());
              }
            },
            new RunDelivery(store, spool, notices::add),
            clock);

    lifecycle.finish(lifecycle.start(plan(), "6.1.0"), PASSED, "6.1.0", NOW);

    assertThat(order)
        .containsExactly("open", "event START", "ended, queue 0", "event STOP", "close, queue 1");
  }

  private RunClient client() {
    return client(store);
  }

  private RunClient client(RunStore target) {
    return new RunClient(
        new VersionCheck(HttpClient.newHttpClient(), Duration.ofSeconds(10)),
        loadTest,
        new RunLifecycle(
            events(),
            new ProcessRunJournal(path("state")),
            new RunDelivery(target, spool, notices::add),
            clock),
        output::add);
  }

  private LeftOvers leftOvers() {
    return new LeftOvers(
        new ProcessRunJournal(path("state")),
        events(),
        new RunDelivery(store, spool, notices::add));
  }

  private RunEvents events() {
    return new RunEvents(new Datadog(datadog.settings(), clock), notices::add);
  }

  private RunPlan plan() {
    return new RunPlan(
        "kintowe",
        new Deployment("stage", deployment.uri().toString()),
        "/repository",
        "dogdriver",
        "here",
        "me",
        Duration.ofMinutes(5));
  }

  private List<Run> queue() {
    return store.queue().jobs().stream().map(Job::run).toList();
  }

  private List<String> steps() {
    return datadog.events().stream()
        .flatMap(event -> event.tags().stream())
        .filter(tag -> tag.startsWith("step:"))
        .toList();
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
