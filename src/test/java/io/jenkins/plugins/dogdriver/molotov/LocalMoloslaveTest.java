package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Real moloslave, real git, real HTTP. */
public class LocalMoloslaveTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final LoadTestRunner runner = new LocalMoloslave(Moloslave.CANDIDATES, 0.05);
  private final List<String> lines = new CopyOnWriteArrayList<>();

  private LoadTestRepository repository(String settings, String url) throws Exception {
    return new LoadTestRepository(
        folder.newFolder().toPath(),
        "{\"molotov\":{\"tests\":{\"dogdriver\":{" + settings + ",\"processes\":1}}}}",
        """
        from molotov import scenario
        @scenario(weight=100)
        async def get(session):
            async with session.get("%s") as response:
                assert response.status == 200
        """
            .formatted(url));
  }

  @Test
  public void aCleanRunPassesAndItsCountsAreThoseOfMolotov() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 200, "{}")) {
      LoadTestRepository repository =
          repository("\"workers\":2,\"max_runs\":5", service.uri().toString());

      LoadTestResult result = runner.run(repository.url(), "dogdriver", LONG, lines::add);

      assertThat(result.reason()).isEmpty();
      assertThat(result.outcome()).isEqualTo(Outcome.PASSED);
      assertThat(result.counts().successes()).isEqualTo(10);
      assertThat(lines).anyMatch(line -> line.contains("Happy breaking"));
    }
  }

  @Test
  public void ofTheWaysToStartMoloslaveTheFirstThatWorksIsTaken() {
    List<Moloslave> candidates =
        List.of(
            new Moloslave(List.of("no-such-program")),
            new Moloslave(List.of("false")),
            new Moloslave(List.of("sh", "-c", "echo the first")),
            new Moloslave(List.of("sh", "-c", "echo the second")));

    new LocalMoloslave(candidates, 0.05).run("/repository", "dogdriver", LONG, lines::add);

    assertThat(lines).containsExactly("the first");
  }

  @Test
  public void aRunWhoseRequestsAllFailIsFailedThoughMoloslaveEndsWithZero() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 500, "")) {
      LoadTestRepository repository =
          repository("\"workers\":1,\"max_runs\":3", service.uri().toString());

      LoadTestResult result = runner.run(repository.url(), "dogdriver", LONG, lines::add);

      assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result.reason()).isEqualTo("None of the 3 requests succeeded.");
    }
  }

  @Test
  public void aTestThatMolotovJsonDoesNotHaveIsNamed() throws Exception {
    LoadTestRepository repository = repository("\"workers\":1", "http://127.0.0.1:1");

    assertThat(runner.run(repository.url(), "smoke", LONG, lines::add).reason())
        .isEqualTo("molotov.json has no test 'smoke'.");
  }

  @Test
  public void aRepositoryThatIsNotThereIsNamed() {
    assertThat(runner.run("/no/such/repository", "dogdriver", LONG, lines::add).reason())
        .startsWith("git could not clone the load test: repository '/no/such/repository'");
  }

  @Test
  public void aRunThatDoesNotEndIsEndedWithItsChildren() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 200, "{}")) {
      LoadTestRepository repository =
          repository("\"workers\":1,\"duration\":600", service.uri().toString());

      LoadTestResult result =
          runner.run(repository.url(), "dogdriver", Duration.ofSeconds(8), lines::add);

      assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
      assertThat(result.reason()).isEqualTo("The load test did not end within 8 s.");
      assertThat(ProcessHandle.current().descendants()).noneMatch(this::isMoloslave);
    }
  }

  @Test
  public void anInterruptCancelsTheRunAndKeepsWhatItCounted() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 200, "{}")) {
      LoadTestRepository repository =
          repository("\"workers\":1,\"duration\":600", service.uri().toString());
      AtomicReference<LoadTestResult> result = new AtomicReference<>();
      AtomicReference<Boolean> stillInterrupted = new AtomicReference<>();
      Thread thread =
          new Thread(
              () -> {
                result.set(runner.run(repository.url(), "dogdriver", LONG, lines::add));
                stillInterrupted.set(Thread.currentThread().isInterrupted());
              });
      thread.start();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> lines.stream().anyMatch(line -> line.contains("SUCCESSES: ")));

      thread.interrupt();
      thread.join(LONG.toMillis());

      assertThat(result.get().outcome()).isEqualTo(Outcome.CANCELLED);
      assertThat(stillInterrupted.get()).isTrue();
      assertThat(ProcessHandle.current().descendants()).noneMatch(this::isMoloslave);
    }
  }

  @Test
  public void aMachineWithoutMoloslaveIsToldWhatToInstall() {
    LoadTestRunner without =
        new LocalMoloslave(List.of(new Moloslave(List.of("no-such-moloslave"))), 0.05);

    assertThatThrownBy(() -> without.run("/x", "dogdriver", LONG, lines::add))
        .isInstanceOf(MolotovException.class)
        .hasMessage(Moloslave.MISSING);
  }

  @Test
  public void aTestNameThatLooksLikeAnOptionIsRefused() {
    assertThatThrownBy(() -> runner.run("/x", "--config=x", LONG, lines::add))
        .hasMessageContaining("--config=x");
  }

  private boolean isMoloslave(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("molotov.slave");
  }
}
