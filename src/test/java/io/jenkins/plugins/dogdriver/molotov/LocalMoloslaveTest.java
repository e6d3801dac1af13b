package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Real moloslave, real git, real HTTP. */
public class LocalMoloslaveTest {
  private static final String ID = UUID.randomUUID().toString();
  private static final Duration LONG = Duration.ofMinutes(2);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Map<String, String> environment =
      new HashMap<>(LoadTestEnvironment.DEFAULT.of(System.getenv()));
  private final MolotovOutput output = new MolotovOutput();
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LoadTestRepository repository(String settings, URI page) throws Exception {
    return LoadTestRepository.asking(
        page, folder.newFolder().toPath(), settings + ",\"processes\":1");
  }

  private LoadTestResult load(String url, String test) throws Exception {
    return load(Moloslave.CANDIDATES, url, test);
  }

  private LoadTestResult load(List<Moloslave> candidates, String url, String test)
      throws Exception {
    LocalMoloslave moloslave = new LocalMoloslave(candidates, environment);
    try (LineOutput printed = new LineOutput(output.andThen(lines::add))) {
      moloslave.launch(new MoloslaveRun(ID, url, test, LONG), printed);
      while (!moloslave.poll(printed)) {
        moloslave.await(LONG);
      }
    } finally {
      moloslave.cleanUp();
    }
    return LoadTestResult.of(output, 0.05);
  }

  @Test
  public void aCleanRunPassesAndItsCountsAreThoseOfMolotov() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 200, "{}")) {
      LoadTestRepository repository = repository("\"workers\":2,\"max_runs\":5", service.uri());

      LoadTestResult result = load(repository.url(), "dogdriver");

      assertThat(result.reason()).isEmpty();
      assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(result.counts().successes()).isEqualTo(10);
      assertThat(lines).anyMatch(line -> line.contains("Happy breaking"));
    }
  }

  @Test
  public void ofTheWaysToStartMoloslaveTheFirstThatWorksIsTaken() throws Exception {
    List<Moloslave> candidates =
        List.of(
            new Moloslave(List.of("no-such-program")),
            new Moloslave(List.of("false")),
            new Moloslave(List.of("sh", "-c", "echo the first")),
            new Moloslave(List.of("sh", "-c", "echo the second")));

    load(candidates, "/repository", "dogdriver");

    assertThat(lines).containsExactly("the first");
  }

  @Test
  public void itsEnvironmentIsTheOneGivenAndNothingElse() throws Exception {
    environment.clear();
    environment.put("PATH", System.getenv("PATH"));

    load(List.of(new Moloslave(List.of("sh", "-c", "env"))), "/repository", "dogdriver");

    assertThat(lines)
        .contains("GIT_TERMINAL_PROMPT=0", "PYTHONUNBUFFERED=1", "DOGDRIVER_RUN=" + ID)
        .allMatch(
            line ->
                line.matches(
                    "(PATH|GIT_TERMINAL_PROMPT|PYTHONUNBUFFERED|DOGDRIVER_RUN|PWD|SHLVL|_)=.*"));
  }

  @Test
  public void aRunWhoseRequestsAllFailIsFailedThoughMoloslaveEndsWithZero() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 500, "")) {
      LoadTestRepository repository = repository("\"workers\":1,\"max_runs\":3", service.uri());

      LoadTestResult result = load(repository.url(), "dogdriver");

      assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result.reason()).isEqualTo("None of the 3 requests succeeded.");
    }
  }

  @Test
  public void aTestThatMolotovJsonDoesNotHaveIsNamed() throws Exception {
    LoadTestRepository repository = repository("\"workers\":1", URI.create("http://127.0.0.1:1"));

    assertThat(load(repository.url(), "smoke").reason())
        .isEqualTo("molotov.json has no test 'smoke'.");
  }

  @Test
  public void aRepositoryThatIsNotThereIsNamed() throws Exception {
    assertThat(load("/no/such/repository", "dogdriver").reason())
        .startsWith("git could not clone the load test: repository '/no/such/repository'");
  }

  @Test
  public void aLoadTestThatIsEndedTakesItsChildrenAlongAndKeepsItsCounts() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 200, "{}");
        LineOutput printed = new LineOutput(output.andThen(lines::add))) {
      LoadTestRepository repository = repository("\"workers\":1,\"duration\":600", service.uri());
      LocalMoloslave moloslave = new LocalMoloslave(Moloslave.CANDIDATES, environment);
      moloslave.launch(new MoloslaveRun(ID, repository.url(), "dogdriver", LONG), printed);
      await().atMost(LONG).until(() -> output.counts().successes() > 0);
      assertThat(moloslave.poll(printed)).isFalse();

      moloslave.end(ID);

      assertThat(moloslave.poll(printed)).isTrue();
      assertThat(ProcessHandle.current().descendants()).noneMatch(this::isMoloslave);
      moloslave.cleanUp();
    }
  }

  @Test
  public void aMoloslaveThatDoesNotStartSaysWhy() {
    Moloslave none = new Moloslave(List.of("no-such-moloslave"));
    Moloslave other =
        new Moloslave(
            List.of("sh", "-c", "echo \"ModuleNotFoundError: No module named 'molotov'\"; exit 1"));
    Moloslave broken = new Moloslave(List.of("sh", "-c", MoloslaveScriptTest.BROKEN));

    assertThatThrownBy(() -> load(List.of(none, other, broken), "/repository", "dogdriver"))
        .hasMessage(MoloslaveScriptTest.WHY_BROKEN);
  }

  @Test
  public void whatALoadTestLeavesRunningIsEndedWithIt() throws Exception {
    String script = "sleep 300 & echo $!; sleep 300 >/dev/null 2>&1 & echo $!; exit 0";

    load(List.of(new Moloslave(List.of("sh", "-c", script))), "/repository", "dogdriver");

    assertThat(lines).hasSize(2).noneMatch(LocalMoloslaveTest::isRunning);
  }

  @Test
  public void whatALoadTestLeavesRunningIsEndedWithARunThatIsEnded() throws Exception {
    String script = "[ $0 = --version ] || { (sleep 300 & echo $!); exec sleep 300; }";
    LocalMoloslave moloslave =
        new LocalMoloslave(List.of(new Moloslave(List.of("sh", "-c", script))), environment);
    try (LineOutput printed = new LineOutput(output.andThen(lines::add))) {
      moloslave.launch(new MoloslaveRun(ID, "/repository", "dogdriver", LONG), printed);
      await().atMost(LONG).until(() -> !lines.isEmpty());

      moloslave.end(ID);

      await().atMost(LONG).until(() -> !isRunning(lines.get(0)));
    } finally {
      moloslave.cleanUp();
    }
  }

  @Test
  public void aMachineWithoutMoloslaveSaysWhatToInstall() {
    List<Moloslave> none = List.of(new Moloslave(List.of("no-such-moloslave")));

    assertThatThrownBy(() -> load(none, "/x", "dogdriver"))
        .isInstanceOf(MolotovException.class)
        .hasMessage(Moloslave.MISSING);
  }

  @Test
  public void aTestNameThatLooksLikeAnOptionIsRefused() {
    assertThatThrownBy(() -> load("/x", "--config=x")).hasMessageContaining("--config=x");
  }

  @Test
  public void whatAKilledProcessLeavesIsDeletedByTheIdOfTheRun() throws Exception {
    String id = UUID.randomUUID().toString();
    Path left = Path.of(System.getProperty("java.io.tmpdir"), "dogdriver-" + id);
    Files.createDirectories(left.resolve("venv"));
    Files.writeString(left.resolve("venv").resolve("python"), "");

    LocalMoloslave.deleteTraces(id);

    assertThat(left).doesNotExist();
  }

  @Test
  public void theLoadTestOfAKilledProcessIsEndedByTheIdOfTheRun() throws Exception {
    String id = UUID.randomUUID().toString();
    ProcessBuilder command = new ProcessBuilder("sleep", "300");
    command.environment().put("DOGDRIVER_RUN", id);
    Process loadTest = command.start();
    try {
      LocalMoloslave.deleteTraces(UUID.randomUUID().toString());
      assertThat(loadTest.isAlive()).isTrue();

      LocalMoloslave.deleteTraces(id);

      assertThat(loadTest.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      loadTest.destroyForcibly();
    }
  }

  @Test
  public void noOtherFolderIsDeletedWhateverTheIdSays() throws Exception {
    Path other = folder.newFolder("x").toPath();
    Path tmp = Path.of(System.getProperty("java.io.tmpdir"));

    LocalMoloslave.deleteTraces("/../" + tmp.relativize(other));

    assertThat(other).exists();
  }

  @Test
  public void theEndOfALoadTestThatWasNeverLaunchedDoesNoHarm() throws Exception {
    LocalMoloslave moloslave = new LocalMoloslave(Moloslave.CANDIDATES, environment);

    moloslave.end(ID);
    moloslave.cleanUp();
    moloslave.await(Duration.ofMillis(1));

    assertThat(moloslave.isReachable()).isTrue();
  }

  /** One that has ended has no command any more, even while nobody has asked how it ended. */
  private static boolean isRunning(String pid) {
    return ProcessHandle.of(Long.parseLong(pid))
        .flatMap(process -> process.info().command())
        .isPresent();
  }

  private boolean isMoloslave(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("molotov.slave");
  }
}
