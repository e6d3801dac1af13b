package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real shell, and real moloslave where one is needed. */
public class MoloslaveScriptTest {
  private static final String ID = "f0423d1b-4ea9-4b3a-a6bd-5c23bd8516ad";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final MolotovOutput output = new MolotovOutput();
  private final List<String> lines = new ArrayList<>();

  @Test
  public void itRunsTheLoadTestAndLeavesNothingBehind() throws Exception {
    try (HttpStub service = new HttpStub().answer("/", 200, "{}")) {
      LoadTestRepository repository =
          LoadTestRepository.asking(
              service.uri(), folder.newFolder().toPath(), "\"workers\":1,\"max_runs\":3");
      Path temporary = folder.newFolder().toPath();

      run(
          MoloslaveScript.of(
              Moloslave.CANDIDATES, new MoloslaveRun(ID, repository.url(), "dogdriver", MINUTE)),
          temporary);

      LoadTestResult result = LoadTestResult.of(output, 0.05);
      assertThat(result.reason()).isEmpty();
      assertThat(result.counts().successes()).isEqualTo(3);
      assertThat(output.runTime()).hasValueSatisfying(time -> assertThat(time).isLessThan(MINUTE));
      try (Stream<Path> left = Files.list(temporary)) {
        assertThat(left).isEmpty();
      }
    }
  }

  @Test
  public void aMachineWithoutMoloslaveSaysWhatToInstall() throws Exception {
    Moloslave none = new Moloslave(List.of("no-such-moloslave"));

    int exit =
        run(
            MoloslaveScript.of(List.of(none), new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)),
            folder.getRoot().toPath());

    assertThat(exit).isEqualTo(127);
    LoadTestResult result = LoadTestResult.of(output, 0.05);
    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.reason()).isEqualTo(Moloslave.MISSING);
  }

  @Test
  public void lookingForMoloslaveCountsToTheTimeThatItRan() throws Exception {
    List<Moloslave> ways =
        List.of(
            new Moloslave(List.of("sh", "-c", "sleep 1; false")), new Moloslave(List.of("echo")));

    run(
        MoloslaveScript.of(
            ways, new MoloslaveRun(ID, "https://example.org/tests", "dogdriver", MINUTE)),
        folder.getRoot().toPath());

    assertThat(output.runTime().orElseThrow()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  public void theFirstWayThatWorksIsTaken() throws Exception {
    List<Moloslave> ways =
        List.of(
            new Moloslave(List.of("false")),
            new Moloslave(List.of("echo", "second")),
            new Moloslave(List.of("echo", "third")));

    run(
        MoloslaveScript.of(
            ways, new MoloslaveRun(ID, "https://example.org/tests", "dogdriver", MINUTE)),
        folder.getRoot().toPath());

    assertThat(output.lastLine())
        .matches("second --directory \\S+ https://example\\.org/tests dogdriver");
  }

  @Test
  public void whatItStartsIsMarkedSoThatItCanBeFound() throws Exception {
    List<Moloslave> way = List.of(new Moloslave(List.of("sh", "-c", "env", "x")));

    run(
        MoloslaveScript.of(way, new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)),
        folder.getRoot().toPath());

    assertThat(lines).contains("DOGDRIVER_RUN=" + ID);
  }

  @Test
  public void aLoadTestThatNobodyEndsIsEndedALittleAfterItsTime() {
    assertThat(
            MoloslaveScript.of(
                Moloslave.CANDIDATES, new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)))
        .contains("timeout -k 30 180 ");
  }

  @Test
  public void noWordOfItIsTakenForAnythingElse() throws Exception {
    List<Moloslave> way = List.of(new Moloslave(List.of("echo", "it's $(echo a) `echo b`; x")));

    run(
        MoloslaveScript.of(way, new MoloslaveRun(ID, "$HOME", "dogdriver", MINUTE)),
        folder.getRoot().toPath());

    assertThat(output.lastLine()).startsWith("it's $(echo a) `echo b`; x ").contains(" $HOME ");
  }

  @Test
  public void aTestNameThatLooksLikeAnOptionIsRefused() {
    assertThatThrownBy(
            () ->
                MoloslaveScript.of(
                    Moloslave.CANDIDATES, new MoloslaveRun(ID, "/x", "--config=x", MINUTE)))
        .isInstanceOf(MolotovException.class)
        .hasMessageContaining("--config=x", ID, MINUTE);
  }

  private int run(String script, Path temporary) throws IOException, InterruptedException {
    Path file = folder.newFile().toPath();
    Files.writeString(file, script);
    ProcessBuilder builder = new ProcessBuilder("sh", file.toString()).redirectErrorStream(true);
    builder.environment().putAll(Map.of("TMPDIR", temporary.toString()));
    Process process = builder.start();
    try (LineOutput out = new LineOutput(output.andThen(this.lines::add))) {
      process.getInputStream().transferTo(out);
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
