package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.molotov.LocalMoloslave;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Runs on this machine: real moloslave, a deployment and a Datadog on real HTTP. */
public class RunClientTest implements RunObserver {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> notices = new ArrayList<>();
  private final List<String> output = new CopyOnWriteArrayList<>();
  private final List<Run> recovered = new ArrayList<>();
  private final List<RunStart> begun = new ArrayList<>();
  private HttpStub deployment;
  private DatadogStandIn datadog;
  private RunStore store;

  @Before
  public void start() throws Exception {
    deployment =
        new HttpStub()
            .answer("/__version__", 200, "{\"version\": \"6.1.0\"}")
            .answer("/", 200, "{}");
    datadog = new DatadogStandIn();
    store = new RunStore(new FolderObjectStore(path("store")));
  }

  @After
  public void stop() {
    deployment.close();
    datadog.close();
  }

  @Test
  public void aRunIsBetweenAStartAndAStopEventAndThenInTheQueue() throws Exception {
    Run run = client().run(plan("\"max_runs\":5", Duration.ofMinutes(5)));

    assertThat(run.reason()).isEmpty();
    assertThat(run.counts().successes()).isEqualTo(5);
    assertThat(run.version()).isEqualTo("6.1.0");
    assertThat(queue()).containsExactly(run);
    assertThat(steps()).containsExactly("step:start", "step:stop");
    assertThat(datadog.events().get(1).tags())
        .contains("project:kintowe", "deployment:stage", "version:6.1.0", "source:here");
    assertThat(output).anyMatch(line -> line.contains("Happy breaking"));
    assertThat(begun).extracting(RunStart::id).containsExactly(run.id());
    assertThat(notices).isEmpty();
    assertThat(path("state")).isEmptyDirectory();
  }

  @Test
  public void aRunThatDoesNotEndTimesOut() throws Exception {
    Run run = client().run(plan("\"duration\":600", Duration.ofSeconds(8)));

    assertThat(run.outcome()).isEqualTo(Outcome.TIMED_OUT);
    assertThat(run.reason()).isEqualTo("The load test did not end within 8 s.");
    assertThat(queue()).containsExactly(run);
    assertThat(ProcessHandle.current().descendants()).noneMatch(this::isMoloslave);
  }

  @Test
  public void anInterruptCancelsTheRunAndKeepsWhatItCounted() throws Exception {
    RunPlan plan = plan("\"duration\":600", Duration.ofMinutes(5));
    AtomicReference<Run> run = new AtomicReference<>();
    AtomicReference<Boolean> marked = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              run.set(client().run(plan));
              marked.set(Thread.currentThread().isInterrupted());
            });
    thread.start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> output.stream().anyMatch(line -> line.matches(".*SUCCESSES: [1-9].*")));

    thread.interrupt();
    thread.join(Duration.ofMinutes(1).toMillis());

    assertThat(run.get().outcome()).isEqualTo(Outcome.CANCELLED);
    assertThat(run.get().counts().successes()).isPositive();
    assertThat(marked.get()).isTrue();
    assertThat(steps()).containsExactly("step:start", "step:stop");
    assertThat(ProcessHandle.current().descendants()).noneMatch(this::isMoloslave);
  }

  @Test
  public void aDeploymentThatDoesNotAnswerHasNoRun() throws Exception {
    RunPlan plan = plan("\"max_runs\":5", Duration.ofMinutes(5));
    deployment.close();

    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> client().run(plan))
        .withMessageStartingWith("The release of the deployment stage is unknown: ");
    assertThat(datadog.events()).isEmpty();
    assertThat(queue()).isEmpty();
  }

  @Test
  public void keysThatDatadogRefusesHaveNoRun() throws Exception {
    RunPlan plan = plan("\"max_runs\":5", Duration.ofMinutes(5));
    datadog.answerNext(403, Map.of(), "");

    assertThatExceptionOfType(DatadogException.class).isThrownBy(() -> client().run(plan));
    assertThat(output).isEmpty();
    assertThat(queue()).isEmpty();
  }

  @Test
  public void aRunThatWaitsOnThisMachineIsDeliveredByTheNext() {
    Run waiting = lost("0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb");
    new Spool(path("spool")).keep(waiting);

    recorder().recover(recovered::add);

    assertThat(queue()).containsExactly(waiting);
    assertThat(notices).containsExactly("Runs that had waited on this machine are delivered: 1.");
  }

  @Test
  public void aRunWhoseProgramWasKilledIsRecordedByTheNext() throws Exception {
    Run killed = lost("0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb");
    Path dead = path("state/started-1-12");
    Files.createDirectories(dead);
    new Spool(dead).keep(killed);

    recorder().recover(recovered::add);

    assertThat(queue()).containsExactly(killed);
    assertThat(recovered).containsExactly(killed);
    assertThat(steps()).containsExactly("step:start", "step:stop");
    assertThat(path("state")).isEmptyDirectory();
  }

  @Test
  public void aRunThatIsRunningIsLeftAlone() {
    Run running = lost("0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb");
    new ProcessRunJournal(path("state"), id -> {}).open(running.started());

    recorder().recover(recovered::add);

    assertThat(queue()).isEmpty();
    assertThat(path("state")).isNotEmptyDirectory();
  }

  private static Run lost(String id) {
    Instant start = Instant.parse("2026-05-24T14:00:00Z");
    return new RunStart(id, "kintowe", "stage", "here", "6.1.0", "me", start)
        .lost("It was killed.");
  }

  private RunClient client() {
    return new RunClient(
        new VersionCheck(HttpClient.newHttpClient(), Duration.ofSeconds(10)),
        () -> new LocalMoloslave(Moloslave.CANDIDATES, System.getenv()),
        new OutputSanitizer(SecretMask.NONE),
        recorder(),
        Clock.systemUTC(),
        this);
  }

  private RunRecorder recorder() {
    return new RunRecorder(
        new ProcessRunJournal(path("state"), id -> {}),
        new RunDelivery(store, new Spool(path("spool")), notices::add, notices::add),
        new RunEvents(new Datadog(datadog.settings(), Clock.systemUTC()), notices::add),
        Clock.systemUTC(),
        notices::add);
  }

  private RunPlan plan(String settings, Duration timeout) throws Exception {
    String repository =
        new LoadTestRepository(
                folder.newFolder().toPath(),
                "{\"molotov\":{\"tests\":{\"dogdriver\":{\"workers\":1,\"processes\":1,"
                    + settings
                    + "}}}}",
                """
                from molotov import scenario
                @scenario(weight=100)
                async def get(session):
                    async with session.get("%s") as response:
                        assert response.status == 200
                """
                    .formatted(deployment.uri()))
            .url();
    return new RunPlan(
        "kintowe",
        new Deployment("stage", deployment.uri().toString()),
        repository,
        "dogdriver",
        "here",
        "me",
        timeout,
        0.05);
  }

  private boolean isMoloslave(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("molotov.slave");
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

  @Override
  public void begun(RunStart run) {
    begun.add(run);
  }

  @Override
  public void printed(String line) {
    output.add(line);
  }
}
