package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.trials.acceptance.CommandLine.Ended;
import org.junit.Test;

/** The command line in a pipeline that is not one of Jenkins. */
public class CommandLineScenarios {
  private final World world;

  public CommandLineScenarios(World world) {
    this.world = world;
  }

  @Test
  public void aGateAcceptsTheFirstReleaseAndRejectsTheSlowerOne() throws Exception {
    LoadTestedService service = world.standIns().service("elsewhere", new Release("1.0.0", 5));
    CommandLine dogdriver = CommandLine.in(world);

    Ended accepted = dogdriver.withStore(gate(dogdriver));
    service.service().deploy(new Release("1.1.0", 35));
    Ended rejected = dogdriver.withStore(gate(dogdriver));

    assertThat(accepted.exitCode()).as("%s", accepted).isZero();
    assertThat(json(accepted).path("version").asText()).isEqualTo("1.0.0");
    assertThat(rejected.exitCode()).as("%s", rejected).isEqualTo(CommandLine.WORSE);
    assertThat(json(rejected).path("verdict").asText()).isEqualTo("slower");
    assertThat(json(rejected).path("version").asText()).isEqualTo("1.1.0");
    assertThat(world.standIns().events(service))
        .filteredOn(event -> event.tags().contains("verdict:slower"))
        .hasSize(1);
  }

  @Test
  public void calibrationTriesMoreAndMoreWorkersAndRecordsNothing() throws Exception {
    LoadTestedService service = world.standIns().service("calibrated", new Release("1.0.0", 2));
    CommandLine dogdriver = CommandLine.in(world);

    Ended ended =
        dogdriver.run(
            dogdriver.loadTest(
                "calibrate", "calibrated", "--level=2s", "--most-workers=4", "--json"));

    assertThat(ended.exitCode()).as("%s", ended).isZero();
    assertThat(json(ended).path("levels"))
        .extracting(level -> level.path("workers").asInt())
        .startsWith(1, 2, 4);
    assertThat(json(ended).path("levels"))
        .allSatisfy(level -> assertThat(level.path("successes").asLong()).isPositive());
    assertThat(world.standIns().events(service)).isEmpty();
    assertThat(dogdriver.folder().resolve("store/runs/calibrated")).doesNotExist();
  }

  private static String[] gate(CommandLine dogdriver) {
    return dogdriver.recording(
        "gate", "elsewhere", "--runs=6", "--until=all", "--age=0s", "--wait=90s", "--json");
  }

  private static JsonNode json(Ended ended) throws Exception {
    return new ObjectMapper().readTree(String.join("", ended.lines()));
  }
}
