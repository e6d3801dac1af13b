package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.ScriptConsole.literal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import org.junit.Before;
import org.junit.Test;

/** The controller, or the way to the agent, is interrupted in the middle of a run. */
public class RestartScenarios {
  private final World world;

  public RestartScenarios(World world) {
    this.world = world;
  }

  @Before
  public void mayRestart() {
    assumeTrue("only with --restart", world.mayRestart());
  }

  @Test
  public void aRestartOfTheControllerInTheMiddleOfARunLosesNothing() throws Exception {
    LoadTestedService service = world.standIns().service("restarted", new Release("1.0", 2));
    TestBuild build = pipeline("restarted").start();
    LoadTestProcesses.await(service);
    world.log().read();

    new Restart(world.controller()).atOnce();

    assertWentOn(build.awaitEnd(), service);
  }

  @Test
  public void anAgentThatComesBackInTheMiddleOfARunLosesNothing() throws Exception {
    assumeTrue("only with --agent", world.agent().isPresent());
    LoadTestedService service = world.standIns().service("reconnected", new Release("1.0", 2));
    TestBuild build = pipeline("reconnected").start();
    LoadTestProcesses.await(service);

    world
        .console()
        .run(
            """
            Jenkins.get().getLabel(%s).nodes.each {
              it.toComputer().disconnect(new hudson.slaves.OfflineCause.ByCLI('dogDriver acceptance')).get()
              it.toComputer().connect(true)
            }
            """
                .formatted(literal(world.node())));

    assertWentOn(build.awaitEnd(), service);
  }

  private void assertWentOn(TestBuild build, LoadTestedService service) {
    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.console()).doesNotContain("\tat ");
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    JsonNode run = build.theRun();
    assertThat(run.path("outcome").asText()).isEqualTo("passed");
    long seconds = (run.path("end").asLong() - run.path("start").asLong()) / 1000;
    assertThat(seconds).isGreaterThanOrEqualTo(30);
    assertThat(run.path("successes").asLong()).isEqualTo(service.service().requests().size());
    world.collection().await(build);
  }

  private TestJob pipeline(String project) {
    return world
        .folder()
        .pipeline(
            project,
            "node('%s') { dogdriverRun project: '%s', molotovTest: 'middle' }"
                .formatted(world.node(), project));
  }
}
