package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import java.net.URI;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Test;

/** Tries what happens when the services that dogDriver uses are unavailable for a while. */
public class TroubleScenarios {
  /** The address of a port on which nothing listens, as only a superuser's program could. */
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  private final World world;

  public TroubleScenarios(World world) {
    this.world = world;
  }

  @After
  public void putRight() {
    world.standIns().datadog().away(false);
    world.settings().keepRunsInFolder();
  }

  @Test
  public void aRunIsMadeWhileDatadogIsAwayAndMeasuredWhenItIsBack() throws Exception {
    world.log().provokes("Datadog");
    world.standIns().service("without-datadog", new Release("1.0", 2));
    TestJob job = pipeline("without-datadog");

    world.standIns().datadog().away(true);
    TestBuild build = job.run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.console())
        .contains(
            "The start event of the run of ", "The stop event of the run of ", " is sent later: ")
        .doesNotContain("\tat ");
    int asked = world.standIns().datadog().requests().size();
    world.collection().now();
    Awaitility.await("Datadog is asked for metric values")
        .atMost(Duration.ofMinutes(1))
        .until(() -> world.standIns().datadog().requests().size() > asked);
    assertThat(build.theRun().path("state").asText()).isEqualTo("waiting");

    world.standIns().datadog().away(false);

    world.collection().await(build);
    assertThat(build.theRun().path("figures").path("ART").asDouble()).isPositive();
  }

  @Test
  public void runsAreKeptInS3() throws Exception {
    world.standIns().service("in-s3", new Release("1.0", 2));
    world.settings().keepRunsInS3(world.standIns().s3().endpoint());

    TestBuild build = pipeline("in-s3").run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    world.collection().await(build);
    assertThat(build.theRun().path("figures").path("ART").asDouble()).isPositive();
  }

  @Test
  public void aRunWaitsOnTheControllerWhileTheStoreIsAway() throws Exception {
    world.log().provokes("The bucket|had waited on this machine|Runs wait in");
    world.standIns().service("store-away", new Release("1.0", 2));
    world.settings().keepRunsInS3(NOWHERE);

    TestBuild build = pipeline("store-away").run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.console()).contains("is delivered later.").doesNotContain("\tat ");

    world.settings().keepRunsInS3(world.standIns().s3().endpoint());

    world.collection().await(build);
  }

  private TestJob pipeline(String project) {
    return world
        .folder()
        .pipeline(
            project, "node('%s') { dogdriverRun project: '%s' }".formatted(world.node(), project));
  }
}
