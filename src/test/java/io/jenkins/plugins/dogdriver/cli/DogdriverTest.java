package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a user of the command line sees, with a ServiceBook, a Datadog and moloslave. */
public class DogdriverTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private HttpStub service;
  private ServiceBookStandIn book;
  private DatadogStandIn datadog;
  private RunStore store;

  @Before
  public void start() throws IOException {
    service = new HttpStub().answer("/", 200, "ok").answer("/__version__", 200, VERSION);
    book = new ServiceBookStandIn();
    datadog =
        new DatadogStandIn(
            (query, from, to) -> {
              Double[] values = new Double[(int) Duration.between(from, to).toSeconds()];
              Arrays.fill(values, 2.0);
              return List.of(Series.of("*", from, Duration.ofSeconds(1), values));
            });
    store = new RunStore(new FolderObjectStore(path("store")));
  }

  private static final String VERSION = "{\"version\": \"6.1.0\"}";

  @After
  public void stop() {
    service.close();
    book.close();
    datadog.close();
  }

  @Test
  public void withoutACommandItHelps() {
    CommandLineRun run = CommandLineRun.of(Map.of(), Clock.systemUTC());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: dogdriver", "run", "collect", "trend", "report");
  }

  @Test
  public void everyCommandHelps() {
    for (String command :
        List.of(
            "run",
            "gate",
            "calibrate",
            "collect",
            "trend",
            "changes",
            "report",
            "projects",
            "pack",
            "completion",
            "man-page")) {
      CommandLineRun run = CommandLineRun.of(Map.of(), Clock.systemUTC(), command, "--help");

      assertThat(run.exitCode()).isZero();
      assertThat(run.out()).contains("Usage: dogdriver " + command, "Exit codes:");
      assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  public void wrongUsageIsOneSentenceAndEndsWith2() {
    assertFails(2, "There is no file none.yml: name another", "projects", "--config", "none.yml");
    assertFails(2, "Unknown options: '--projekt'", "run", "--projekt", "kintowe");
    assertFails(2, "'soon' is not a duration; it must", "run", "--auto", "--timeout", "soon");
    assertFails(2, "'soon' is not a duration; it must", "collect", "--age", "soon");
    assertFails(2, "'some' is not a whole number", "gate", "--project", "x", "--runs", "some");
  }

  @Test
  public void aFailureIsOneSentenceAndEndsWith1() {
    assertFails(1, "has no project with the test 'x'", "run", "--auto", "--test", "x");
    assertFails(1, "has no project 'kintowe'; it has none", "run", "--project", "kintowe");
    assertFails(1, "There is no measured run in the folder ", "trend", "--project", "x");
  }

  @Test
  public void withoutAnApiKeyItIsSaidWhereOneGoes() {
    CommandLineRun run =
        CommandLineRun.of(
            Map.of(), Clock.systemUTC(), "collect", "--store", path("store").toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("set DD_API_KEY").doesNotContain("\tat ");
  }

  @Test
  public void aRunIsRecordedCollectedJudgedAndReported() throws Exception {
    addKintowe();

    CommandLineRun run = dogdriver("run", "--project", "kintowe", "--json", "--allow-local-tests");
    assertThat(run.exitCode()).as(run.err()).isZero();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("version").asText()).isEqualTo("6.1.0");
    assertThat(json.path("outcome").asText()).isEqualTo("passed");
    assertThat(json.path("successes").asInt()).isPositive();
    assertThat(run.err()).contains("SUCCESSES: ");
    assertThat(datadog.events()).hasSize(2);

    CommandLineRun waiting = dogdriver("collect");
    assertThat(waiting.out())
        .contains("kintowe 6.1.0")
        .contains("waiting. Its metric values are read");

    CommandLineRun collected = dogdriver("collect", "--age", "0s", "--json");
    assertThat(collected.exitCode()).as(collected.err()).isZero();
    assertThat(collected.out()).contains("\"state\":\"collected\"");
    assertThat(dogdriver("collect").out()).isEqualTo("No run waits for its metric values.\n");

    CommandLineRun trend = dogdriver("trend", "--project", "kintowe", "--json");
    assertThat(trend.out()).startsWith("{\"project\":\"kintowe\"").contains("\"unclear\"");
    assertThat(dogdriver("trend", "--project", "kintowe").out()).contains("Backend Latency (ms)");

    CommandLineRun report = dogdriver("report", "--output", path("report").toString());
    assertThat(report.out()).isEqualTo(path("report/index.html") + "\n");
    assertThat(path("report/kintowe.html")).exists();
  }

  @Test
  public void aRunThatDoesNotPassEndsWith1AndIsRecorded() throws Exception {
    service.close();
    service = new HttpStub().answer("/", 500, "broken").answer("/__version__", 200, VERSION);
    addKintowe();

    CommandLineRun run = dogdriver("run", "--project", "kintowe", "--allow-local-tests");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("kintowe did not pass: None of the ");
    assertThat(store.queue().jobs())
        .extracting(job -> job.run().outcome())
        .containsExactly(Outcome.FAILED);
    assertThat(datadog.events()).hasSize(2);
  }

  @Test
  public void aLoadTestThatTakesTooLongIsEndedAndRecorded() throws Exception {
    addKintowe(Duration.ofMinutes(1));

    CommandLineRun run =
        dogdriver("run", "--project", "kintowe", "--timeout", "2s", "--allow-local-tests");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("kintowe did not pass: ", " within 2 s");
    assertThat(store.queue().jobs())
        .extracting(job -> job.run().outcome())
        .containsExactly(Outcome.TIMED_OUT);
  }

  @Test
  public void aLocalPathIsNotALoadTestUnlessItIsAllowed() throws Exception {
    addKintowe();

    assertFails(1, "is refused: ", "run", "--project", "kintowe");
    assertThat(datadog.events()).isEmpty();
  }

  @Test
  public void autoRunsEveryProjectThatHasTheTestAndIsNotStoppedByOne() throws Exception {
    book.add(ServiceBookStandIn.project("evil", "https://x/`reboot`", service.uri()));
    for (String endpoint : List.of("//host/x", "http://host:99999", "")) {
      book.add(
          new Project(
              "at " + endpoint,
              List.of(new LoadTest("dogdriver", "https://example.org/x")),
              List.of(new Deployment("stage", endpoint))));
    }
    book.add(new Project("no test", List.of(), List.of()));
    addKintowe();

    CommandLineRun run = dogdriver("run", "--auto", "--allow-local-tests");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("evil: The load test's URL 'https://x/`reboot`' is refused")
        .contains("at //host/x: The deployment stage has the endpoint '//host/x' in the")
        .contains("at http://host:99999: The deployment stage has the endpoint");
    assertThat(store.queue().jobs())
        .extracting(job -> job.run().project())
        .containsExactly("kintowe");
  }

  @Test
  public void failOnWorseEndsWith3OnlyWhereItGotSlower() {
    measure("slow", 20, 30);
    measure("fast", 30, 20);

    assertThat(trendOf("slow").exitCode()).isEqualTo(3);
    assertThat(trendOf("fast").exitCode()).isZero();
    assertThat(dogdriver("trend", "--project", "slow").exitCode()).isZero();
    CommandLineRun all = dogdriver("trend", "--all", "--json", "--fail-on", "worse");
    assertThat(all.exitCode()).isEqualTo(3);
    assertThat(all.out().lines()).hasSize(2);
  }

  @Test
  public void anotherVerdictToFailOnIsRefusedWithThoseThereAre() {
    CommandLineRun run = dogdriver("trend", "--all", "--fail-on", "slower");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains("--fail-on", "'slower' is not a verdict to fail on: use 'never' or 'worse'.");
  }

  @Test
  public void aFolderLaidOutLikeTheOriginalsBucketIsJudged() throws IOException {
    for (int i = 0; i < 16; i++) {
      Files.createDirectories(path("store"));
      Files.writeString(
          path("store/Firefox Screenshots-" + (1495636000 + i * 600) + ".json"),
          "{\"CPU\": 12, \"RPS\": 400, \"ART\": %d, \"version\": \"%s\", \"source\": \"ci\"}"
              .formatted(20 + i / 8 * 10 + i % 2, i < 8 ? "6.0.2" : "6.1.0"));
    }

    CommandLineRun trend = dogdriver("trend", "--project", "Firefox Screenshots", "--json");

    assertThat(trend.out()).contains("\"verdict\":\"slower\"", "\"source\":\"ci\"");
  }

  @Test
  public void noKeyIsEverPrinted() throws Exception {
    addKintowe();
    datadog.answerNext(403, Map.of(), "");

    CommandLineRun run = dogdriver("run", "--project", "kintowe", "--allow-local-tests");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out() + run.err())
        .contains("403")
        .doesNotContain(DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY);
  }

  private CommandLineRun trendOf(String project) {
    return dogdriver("trend", "--project", project, "--fail-on", "worse");
  }

  private void measure(String project, double before, double after) {
    for (int i = 0; i < 16; i++) {
      store.store(
          aRun()
              .project(project)
              .version(i < 8 ? "6.0.2" : "6.1.0")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .figure("ART", (i < 8 ? before : after) + i % 3 * 0.1)
              .measured());
    }
  }

  private void assertFails(int exitCode, String message, String... arguments) {
    CommandLineRun run = dogdriver(arguments);
    assertThat(run.exitCode()).isEqualTo(exitCode);
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  private CommandLineRun dogdriver(String... arguments) {
    Map<String, ?> options =
        Map.of(
            "--servicebook", book.uri(),
            "--datadog-url", datadog.url(),
            "--store", path("store"),
            "--state", path("state"));
    return CommandLineRun.of(
        DatadogStandIn.ENVIRONMENT, Clock.systemUTC(), CommandLineRun.with(options, arguments));
  }

  private void addKintowe() throws IOException, InterruptedException {
    addKintowe(Duration.ofSeconds(1));
  }

  private void addKintowe(Duration load) throws IOException, InterruptedException {
    String settings =
        "\"duration\": %d, \"workers\": 1, \"console\": true".formatted(load.toSeconds());
    String url = LoadTestRepository.asking(service.uri(), path("loadtest"), settings).url();
    book.add(ServiceBookStandIn.project("kintowe", url, service.uri()));
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
