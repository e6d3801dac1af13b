package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.trials.acceptance.MainJob.Made;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The step in a Pipeline. */
public class PipelineScenarios {
  private static final Pattern RETURNED = Pattern.compile("The step returned (\\{.*\\})");

  private final World world;

  public PipelineScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theStepReturnsTheRunToTheScript() throws Exception {
    TestBuild build = world.mainJob().made().builds().get(0);

    Matcher matcher = RETURNED.matcher(build.console());
    assertThat(matcher.find()).as(build.console()).isTrue();
    JsonNode run = new ObjectMapper().readTree(matcher.group(1));
    assertThat(run.path("project").asText()).isEqualTo(MainJob.PROJECT);
    assertThat(run.path("deployment").asText()).isEqualTo("stage");
    assertThat(run.path("version").asText()).isEqualTo(MainJob.BEFORE.version());
    assertThat(run.path("source").asText()).isEqualTo(world.node());
    assertThat(run.path("outcome").asText()).isEqualTo("passed");
    assertThat(run.path("successes").asLong()).isPositive();
    assertThat(run.path("failures").asLong()).isZero();
    assertThat(Instant.parse(run.path("end").asText()))
        .isAfter(Instant.parse(run.path("start").asText()));
    assertThat(run.path("verdict").asText()).isEqualTo("unclear");
  }

  @Test
  public void figuresOfARunArriveByThemselvesAndAreWhatTheServiceMeasured() throws Exception {
    Made made = world.mainJob().made();

    for (TestBuild build : made.builds()) {
      JsonNode figures = build.theRun().path("figures");
      assertThat(figures.path("CPU").asDouble()).as("CPU").isBetween(0.01, 400.0);
      assertThat(figures.path("RPS").asDouble()).as("RPS").isBetween(1.0, 400.0);
    }
    // A query takes 4 ms, and more where the machine has other things to do.
    assertThat(latency(made.builds().get(0))).isBetween(20.0, 200.0);
    assertThat(latency(made.last())).isBetween(140.0, 1400.0);
  }

  @Test
  public void aReleaseThatGotSlowerIsJudgedSlower() throws Exception {
    JsonNode run = world.mainJob().made().last().theRun();

    assertThat(run.path("verdict").asText()).isEqualTo("slower");
    assertThat(run.path("sentence").asText())
        .contains(MainJob.SLOWER.version(), MainJob.BEFORE.version(), "slower");
  }

  @Test
  public void theLoadTestIsShownLiveAndItsStartAndStopAreEventsInDatadog() throws Exception {
    Made made = world.mainJob().made();

    assertThat(made.last().console())
        .contains("SUCCESSES: ", "[dogDriver] The load test of kintowe");
    assertThat(world.standIns().steps(made.service()))
        .hasSize(2 * made.builds().size())
        .filteredOn("start"::equals)
        .hasSize(made.builds().size());
  }

  @Test
  public void aDeclarativePipelineRunsAProjectWithASpaceInAFolderOfAFolder() throws Exception {
    LoadTestedService service =
        world.standIns().service("Firefox Screenshots", new Release("3.0", 2));
    TestFolder folder = world.folder().folder("Größer als");

    TestBuild build =
        folder
            .pipeline(
                "declarative – ü",
                """
                pipeline {
                  agent { label '%s' }
                  stages {
                    stage('Load') {
                      steps {
                        dogdriverRun project: 'Firefox Screenshots', source: 'a place', timeout: '2m'
                      }
                    }
                  }
                }
                """
                    .formatted(world.node()))
            .run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    JsonNode run = build.theRun();
    assertThat(run.path("project").asText()).isEqualTo("Firefox Screenshots");
    assertThat(run.path("source").asText()).isEqualTo("a place");
    assertThat(world.standIns().events(service)).hasSize(2);
  }

  @Test
  public void aMultibranchPipelineRunsALoadTest() throws Exception {
    assumeTrue(
        "the plugins git and workflow-multibranch are not installed",
        world.hasPlugin("git") && world.hasPlugin("workflow-multibranch"));
    world.standIns().service("branched", new Release("1", 2));

    TestBuild build =
        world
            .folder()
            .multibranch(
                "multibranch",
                world
                    .standIns()
                    .repository(
                        "node('%s') { dogdriverRun project: 'branched' }".formatted(world.node())))
            .firstBuild()
            .awaitEnd();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.theRun().path("project").asText()).isEqualTo("branched");
  }

  @Test
  public void twoRunsOfABuildGoSideBySide() throws Exception {
    world.standIns().service("left", new Release("1", 2));
    world.standIns().service("Größe/rechts-1", new Release("2", 2));

    TestBuild build =
        world
            .folder()
            .pipeline(
                "side by side",
                """
                node('%s') {
                  parallel(
                    left: { dogdriverRun 'left' },
                    right: { dogdriverRun project: 'Größe/rechts-1' })
                }
                """
                    .formatted(world.node()))
            .run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    List<JsonNode> runs = build.runs();
    assertThat(runs)
        .extracting(run -> run.path("project").asText() + " " + run.path("version").asText())
        .containsExactlyInAnyOrder("left 1", "Größe/rechts-1 2");
    assertThat(runs.get(0).path("start").asLong()).isLessThan(runs.get(1).path("end").asLong());
    assertThat(runs.get(1).path("start").asLong()).isLessThan(runs.get(0).path("end").asLong());
  }

  private static double latency(TestBuild build) {
    return build.theRun().path("figures").path("ART").asDouble();
  }
}
