package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.trials.acceptance.CommandLine.Ended;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.Test;

/** The command line with this controller instead of a store. */
public class ServerScenarios {
  private static final String RUNS = "dogdriver/api/runs?project=submitted&metric=ART";

  private final World world;

  public ServerScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theCommandLineReadsTheTrendOfThisController() throws Exception {
    world.mainJob().made();

    Ended trend = CommandLine.in(world).withController("trend", "--project=" + MainJob.PROJECT);

    assertThat(trend.exitCode()).as("%s", trend).isZero();
    assertThat(trend.lines().get(0)).isEqualTo("kintowe: slower");
    assertThat(trend.lines()).anySatisfy(line -> assertThat(line).contains("1.1.0 is ", "slower"));
  }

  @Test
  public void aRunOfTheCommandLineIsCollectedByThisController() throws Exception {
    LoadTestedService service = world.standIns().service("submitted", new Release("1.0.0", 2));
    CommandLine dogdriver = CommandLine.in(world);

    Ended run = dogdriver.withController(dogdriver.recording("run", "submitted"));

    assertThat(run.exitCode()).as("%s", run).isZero();
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    Awaitility.await("the controller has collected it")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              world.collection().now();
              return world.controller().get(RUNS).statusCode() == 200;
            });
    assertThat(world.controller().json(RUNS))
        .singleElement()
        .satisfies(found -> assertThat(found.path("source").asText()).isEqualTo("laptop"));
  }
}
