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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A real shell, and real moloslave where one is needed. */
public class MoloslaveScriptTest {
  /** As where Python lacks what Molotov needs. */
  static final String BROKEN =
      "echo Traceback; echo \"ModuleNotFoundError: No module named 'pkg_resources'\"; exit 1";

  static final String WHY_BROKEN =
      "moloslave does not start here: ModuleNotFoundError: No module named 'pkg_resources'.";

  private static final String ID = "f0423d1b-4ea9-4b3a-a6bd-5c23bd8516ad";
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<List<String>> SHELLS =
      List.of(List.of("sh"), List.of("bash", "--posix"), List.of("bash"));

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
          script(Moloslave.CANDIDATES, new MoloslaveRun(ID, repository.url(), "dogdriver", MINUTE)),
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
  public void aMoloslaveThatDoesNotStartSaysWhy() throws Exception {
    Moloslave none = new Moloslave(List.of("no-such-moloslave"));
    Moloslave broken = new Moloslave(List.of("sh", "-c", BROKEN));

    int exit =
        run(
            script(List.of(none, broken, none), new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)),
            folder.getRoot().toPath());

    assertThat(exit).isEqualTo(127);
    assertThat(LoadTestResult.of(output, 0.05).reason()).isEqualTo(WHY_BROKEN);
  }

  @Test
  public void aMachineWithoutMoloslaveSaysWhatToInstall() throws Exception {
    Moloslave none = new Moloslave(List.of("no-such-moloslave"));

    int exit =
        run(
            script(List.of(none), new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)),
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
        script(ways, new MoloslaveRun(ID, "https://example.org/tests", "dogdriver", MINUTE)),
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
        script(ways, new MoloslaveRun(ID, "https://example.org/tests", "dogdriver", MINUTE)),
        folder.getRoot().toPath());

    assertThat(output.lastLine())
        .matches("second --directory \\S+ https://example\\.org/tests dogdriver");
  }

  @Test
  public void whatItStartsIsMarkedSoThatItCanBeFound() throws Exception {
    List<Moloslave> way = List.of(new Moloslave(List.of("sh", "-c", "env", "x")));

    run(script(way, new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)), folder.getRoot().toPath());

    assertThat(lines).contains("DOGDRIVER_RUN=" + ID);
  }

  @Test
  public void aLoadTestThatNobodyEndsIsEndedALittleAfterItsTime() {
    assertThat(script(Moloslave.CANDIDATES, new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)))
        .contains("timeout -k 30 180 ");
  }

  @Test
  public void noWordOfItIsTakenForAnythingElse() throws Exception {
    List<Moloslave> way = List.of(new Moloslave(List.of("echo", "it's $(echo a) `echo b`; x")));

    run(script(way, new MoloslaveRun(ID, "$HOME", "dogdriver", MINUTE)), folder.getRoot().toPath());

    assertThat(output.lastLine()).startsWith("it's $(echo a) `echo b`; x ").contains(" $HOME ");
  }

  @Test
  public void aTestNameThatLooksLikeAnOptionIsRefused() {
    assertThatThrownBy(
            () -> script(Moloslave.CANDIDATES, new MoloslaveRun(ID, "/x", "--config=x", MINUTE)))
        .isInstanceOf(MolotovException.class)
        .hasMessageContaining("--config=x", ID, MINUTE);
  }

  @Test
  public void aLoadTestGetsNothingOfTheEnvironmentButWhatIsOnTheList() throws Exception {
    for (List<String> shell : SHELLS) {
      lines.clear();
      Map<String, String> environment = new HashMap<>();
      environment.put("PATH", System.getenv("PATH"));
      environment.put("DD_API_KEY", "a key");
      environment.put("DOGDRIVER_CONFIG", "b");
      environment.put("FROM_THE_BUILD", "c");
      environment.put("odd.name", "d");
      environment.put("BASH_FUNC_ls%%", "() { :; }");
      environment.put("ENV", "/e");
      environment.put("SHELLOPTS", "errexit");
      environment.put("PIP_INDEX_URL", "it's \"$HOME\" `x` \\ ''\n two lines  \n\nFAKE=1 ");
      environment.put("HTTPS_PROXY", "");
      environment.put("TARGET", "'");

      run(
          shell,
          MoloslaveScript.of(
              List.of(new Moloslave(List.of("sh", "-c", "env -0 | tr '\\n\\0' '~\\n'", "x"))),
              new LoadTestEnvironment(List.of("TARGET", "NOT_SET")),
              new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)),
          environment);

      assertThat(lines)
          .as(shell.toString())
          .contains(
              "PIP_INDEX_URL=it's \"$HOME\" `x` \\ ''~ two lines  ~~FAKE=1 ",
              "HTTPS_PROXY=",
              "TARGET='",
              "DOGDRIVER_RUN=" + ID);
      assertThat(lines.stream().filter(line -> line.contains("=")).map(line -> line.split("=")[0]))
          .isSubsetOf(
              "PATH",
              "PIP_INDEX_URL",
              "HTTPS_PROXY",
              "TARGET",
              "DOGDRIVER_RUN",
              "PYTHONUNBUFFERED",
              "GIT_TERMINAL_PROMPT",
              // The shell makes these.
              "PWD",
              "SHLVL",
              "SHELL",
              "TERM",
              "_");
    }
  }

  @Test
  public void whatIsLookedForGetsNoMoreThanTheLoadTest() throws Exception {
    Path seen = folder.newFile().toPath();

    run(
        List.of("sh"),
        script(
            List.of(new Moloslave(List.of("sh", "-c", "env >>" + seen))),
            new MoloslaveRun(ID, "/x", "dogdriver", MINUTE)),
        Map.of("PATH", System.getenv("PATH"), "DD_API_KEY", "a key"));

    assertThat(Files.readString(seen)).contains("PATH=").doesNotContain("DD_API_KEY");
  }

  private static String script(List<Moloslave> candidates, MoloslaveRun run) {
    return MoloslaveScript.of(candidates, LoadTestEnvironment.DEFAULT, run);
  }

  private int run(String script, Path temporary) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("TMPDIR", temporary.toString());
    return run(List.of("sh"), script, environment);
  }

  private int run(List<String> shell, String script, Map<String, String> environment)
      throws IOException, InterruptedException {
    Path file = folder.newFile().toPath();
    Files.writeString(file, script);
    List<String> command = new ArrayList<>(shell);
    command.add(file.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    try (LineOutput out = new LineOutput(output.andThen(this.lines::add))) {
      process.getInputStream().transferTo(out);
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
