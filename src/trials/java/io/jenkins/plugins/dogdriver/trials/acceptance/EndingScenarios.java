package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import org.junit.Test;

/** Tries runs that do not end well. */
public class EndingScenarios {
  private final World world;

  public EndingScenarios(World world) {
    this.world = world;
  }

  @Test
  public void abortingTheBuildEndsMoloslaveAndItsChildrenAndRecordsACancelledRun()
      throws Exception {
    LoadTestedService service = world.standIns().service("aborted", new Release("1.0", 2));
    TestBuild build = pipeline("aborted", "project: 'aborted', molotovTest: 'endless'").start();
    LoadTestProcesses processes = LoadTestProcesses.await(service);

    build.stop().awaitEnd();

    assertThat(build.result()).isEqualTo("ABORTED");
    processes.awaitEnd();
    JsonNode run = build.theRun();
    assertThat(run.path("outcome").asText()).isEqualTo("cancelled");
    assertThat(run.path("successes").asLong()).isPositive();
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    assertHasNoStackTrace(build);
  }

  @Test
  public void aRunThatTakesTooLongIsEnded() throws Exception {
    LoadTestedService service = world.standIns().service("too-long", new Release("1.0", 2));
    TestBuild build =
        pipeline("too long", "project: 'too-long', molotovTest: 'endless', timeout: '30s'").start();
    LoadTestProcesses processes = LoadTestProcesses.await(service);

    build.awaitEnd();

    assertThat(build.result()).isEqualTo("FAILURE");
    processes.awaitEnd();
    assertThat(build.theRun().path("outcome").asText()).isEqualTo("timed_out");
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    assertHasNoStackTrace(build);
  }

  @Test
  public void aLoadTestWithoutASuccessFailsTheBuildAndIsRecordedAsFailed() throws Exception {
    LoadTestedService service =
        world.standIns().serviceOutOfReach("no-success", new Release("1.0", 2));

    TestBuild build = pipeline("no success", "project: 'no-success'").run();

    assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
    assertThat(build.console()).contains("The load test of no-success did not pass: ");
    JsonNode run = build.theRun();
    assertThat(run.path("outcome").asText()).isEqualTo("failed");
    assertThat(run.path("failures").asLong()).isPositive();
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    assertHasNoStackTrace(build);
  }

  @Test
  public void anUnknownProjectIsOneSentence() {
    TestBuild build = pipeline("unknown project", "project: 'kintow'").run();

    assertThat(build.result()).isEqualTo("FAILURE");
    assertThat(build.console()).contains("ERROR: ", "'kintow'").doesNotContain("Exception");
    assertThat(build.runs()).isEmpty();
    assertHasNoStackTrace(build);
  }

  @Test
  public void anUnknownTestDeploymentOrMetricIsOneSentence() throws Exception {
    world.standIns().service("known", new Release("1.0", 2));

    assertFailsInOneSentence("unknown test", "project: 'known', test: 'smoke'", "smoke");
    assertFailsInOneSentence(
        "unknown deployment", "project: 'known', deployment: 'production'", "production");
    assertFailsInOneSentence("unknown metric", "project: 'known', metrics: 'RPM'", "RPM");
  }

  @Test
  public void keysOfTheStepThatDatadogRefusesEndTheRunBeforeItBegins() throws Exception {
    LoadTestedService service = world.standIns().service("refused", new Release("1.0", 2));

    assertFailsInOneSentence(
        "refused",
        "project: 'refused', apiKeyCredentialsId: '%s'".formatted(Settings.APPLICATION_KEY),
        "Datadog");
    assertThat(service.service().requests()).isEmpty();
    assertThat(world.standIns().events(service)).isEmpty();
  }

  private void assertFailsInOneSentence(String name, String step, String named) {
    TestBuild build = pipeline(name, step).run();

    assertThat(build.result()).isEqualTo("FAILURE");
    assertThat(build.console().lines().filter(line -> line.startsWith("ERROR: ")).toList())
        .as(build.console())
        .singleElement()
        .asString()
        .contains(named)
        .endsWith(".");
    assertHasNoStackTrace(build);
  }

  private TestJob pipeline(String name, String step) {
    return world
        .folder()
        .pipeline(name, "node('%s') { dogdriverRun %s }".formatted(world.node(), step));
  }

  private static void assertHasNoStackTrace(TestBuild build) {
    assertThat(build.console()).doesNotContain("\tat ");
  }
}
