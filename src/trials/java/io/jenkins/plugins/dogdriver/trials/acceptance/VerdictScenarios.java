package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** Tries the effect of a worse verdict on a build. */
public class VerdictScenarios {
  private final World world;

  public VerdictScenarios(World world) {
    this.world = world;
  }

  @Test
  public void aBuildThatDoesNotAcceptWorseBecomesUnstable() throws Exception {
    world.mainJob().made();

    TestBuild build = run("worse is unstable", "failOn: 'worse'");

    assertThat(build.result()).as(build.console()).isEqualTo("UNSTABLE");
    assertThat(build.console()).contains("The verdict on the release 1.1.0 is slower");
    assertThat(build.theRun().path("outcome").asText()).isEqualTo("passed");
  }

  @Test
  public void aBuildThatDoesNotAcceptWorseFailsWhereThatIsChosen() throws Exception {
    world.mainJob().made();

    TestBuild build = run("worse is failure", "failOn: 'worse', worseResult: 'FAILURE'");

    assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
    assertThat(build.console())
        .contains("ERROR: The verdict on the release 1.1.0 is slower")
        .doesNotContain("\tat ");
  }

  private TestBuild run(String name, String options) {
    return world
        .folder()
        .pipeline(
            name,
            "node('%s') { dogdriverRun project: '%s', %s }"
                .formatted(world.node(), MainJob.PROJECT, options))
        .run();
  }
}
