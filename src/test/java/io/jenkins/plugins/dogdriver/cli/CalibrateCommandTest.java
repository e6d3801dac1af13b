package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** Real Molotov with more and more workers, against a real web server. */
public class CalibrateCommandTest {
  @Rule public final CommandLineBed bed = new CommandLineBed();

  @Before
  public void start() throws Exception {
    bed.project("\"workers\": 7, \"duration\": 60, \"quiet\": true");
  }

  @Test
  public void eachLevelIsARealLoadTestAndNothingIsRecorded() throws Exception {
    String before = Files.readString(bed.path("loadtest/molotov.json"));

    CommandLineRun run = calibrate("--most-workers", "2", "--level", "1s", "--json");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(0);
    JsonNode found = new ObjectMapper().readTree(run.out());
    assertThat(found.path("levels"))
        .extracting(level -> level.path("workers").asInt())
        .containsExactly(1, 2);
    assertThat(found.path("levels"))
        .allSatisfy(level -> assertThat(level.path("successes").asLong()).isPositive());
    assertThat(bed.datadog().events()).isEmpty();
    assertThat(bed.path("store")).doesNotExist();
    assertThat(Files.readString(bed.path("loadtest/molotov.json"))).isEqualTo(before);
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
    assertThat(calibrate("--most-workers", "0").err())
        .contains("--most-workers must be 1 to 10000");
    assertThat(calibrate("--level", "0s").exitCode()).isEqualTo(Dogdriver.WRONG_USAGE);
  }

  private CommandLineRun calibrate(String... more) throws Exception {
    return bed.runs("calibrate", more);
  }
}
