package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import org.junit.Test;

/** The build step of a job that is not a Pipeline. */
public class FreestyleScenarios {
  private final World world;

  public FreestyleScenarios(World world) {
    this.world = world;
  }

  @Test
  public void aFreestyleJobRunsALoadTest() throws Exception {
    world.standIns().service("freestyle", new Release("1.0", 2));

    TestBuild build =
        world.folder().freestyle("freestyle", world.node(), "new DogdriverStep('freestyle')").run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.console()).contains("SUCCESSES: ");
    assertThat(build.theRun().path("outcome").asText()).isEqualTo("passed");
  }

  @Test
  public void anAbortedFreestyleBuildEndsItsLoadTest() throws Exception {
    LoadTestedService service =
        world.standIns().service("freestyle-aborted", new Release("1.0", 2));
    TestBuild build =
        world
            .folder()
            .freestyle(
                "freestyle aborted",
                world.node(),
                "new DogdriverStep('freestyle-aborted').with { molotovTest = 'endless'; it }")
            .start();
    LoadTestProcesses processes = LoadTestProcesses.await(service);

    build.stop().awaitEnd();

    assertThat(build.result()).isEqualTo("ABORTED");
    processes.awaitEnd();
    assertThat(build.theRun().path("outcome").asText()).isEqualTo("cancelled");
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
  }
}
