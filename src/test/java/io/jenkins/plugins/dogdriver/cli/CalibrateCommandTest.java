package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Real Molotov with more and more workers, against a real web server. */
public class CalibrateCommandTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private HttpStub service;
  private DatadogStandIn datadog;
  private ServiceBookStandIn book;
  private LoadTestRepository repository;

  @Before
  public void start() throws Exception {
    service = new HttpStub().answer("/", 200, "{}");
    datadog = new DatadogStandIn();
    repository =
        LoadTestRepository.asking(
            service.uri(), path("loadtest"), "\"workers\": 7, \"duration\": 60, \"quiet\": true");
    book =
        new ServiceBookStandIn(
            ServiceBookStandIn.project("kintowe", repository.url(), service.uri()));
  }

  @After
  public void stop() {
    book.close();
    datadog.close();
    service.close();
  }

  @Test
  public void eachLevelIsARealLoadTestAndNothingIsRecorded() throws Exception {
    String before = Files.readString(path("loadtest/molotov.json"));

    CommandLineRun run = calibrate("--most-workers", "2", "--level", "1s", "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(0);
    JsonNode found = new ObjectMapper().readTree(run.out());
    assertThat(found.path("levels"))
        .extracting(level -> level.path("workers").asInt())
        .containsExactly(1, 2);
    assertThat(found.path("levels"))
        .allSatisfy(level -> assertThat(level.path("successes").asLong()).isPositive());
    assertThat(datadog.events()).isEmpty();
    assertThat(path("store")).doesNotExist();
    assertThat(Files.readString(path("loadtest/molotov.json"))).isEqualTo(before);
  }

  @Test
  public void aTableShowsTheCourse() throws Exception {
    CommandLineRun run = calibrate("--most-workers", "1", "--level", "1s");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(0);
    assertThat(run.out())
        .startsWith("workers  requests/s  time per request")
        .contains("The service is not saturated by 1 workers: allow more with --most-workers.");
  }

  @Test
  public void aTestThatIsMissingIsNamed() throws Exception {
    CommandLineRun run = calibrate("--molotov-test", "smoke");

    assertThat(run.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(run.err()).contains("molotov.json has no test 'smoke'.");
  }

  @Test
  public void wrongNumbersAreRefused() throws Exception {
    assertThat(calibrate("--most-workers", "0").err()).contains("--most-workers is 1 to 10000");
    assertThat(calibrate("--level", "0s").exitCode()).isEqualTo(Dogdriver.WRONG_USAGE);
  }

  private CommandLineRun calibrate(String... more) throws Exception {
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
    List<String> arguments = new ArrayList<>(List.of("calibrate", "--project", "kintowe"));
    arguments.addAll(List.of("--config", config.toString(), "--allow-local-tests"));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(Map.of(), Clock.systemUTC(), arguments.toArray(String[]::new));
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
