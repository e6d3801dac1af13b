package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** A Pipeline that runs a release several times and waits for the verdict on it. */
public class GateScenarios {
  private static final Pattern RETURNED = Pattern.compile("The verdict is (\\{.*\\})");
  private static final String WAITING = "[dogDriver] Waiting for the metric values of ";

  private final World world;

  public GateScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theBuildThatBringsASlowerReleaseIsTheOneThatFails() throws Exception {
    LoadTestedService service = world.standIns().service("gated", new Release("1.0.0", 5));
    TestJob job =
        world
            .folder()
            .pipeline(
                "gated",
                """
                pipeline {
                  agent none
                  stages {
                    stage('Load') {
                      agent { label '%s' }
                      steps { dogdriverRun project: 'gated', runs: 6 }
                    }
                    stage('Verdict') {
                      steps {
                        script {
                          def verdict =
                              dogdriverVerdict failOn: 'worse', worseResult: 'FAILURE', timeout: '5m'
                          echo 'The verdict is ' + groovy.json.JsonOutput.toJson(verdict)
                        }
                      }
                    }
                  }
                }
                """
                    .formatted(world.node()));

    TestBuild accepted = job.run();
    assertThat(accepted.result()).as(accepted.console()).isEqualTo("SUCCESS");
    assertThat(verdict(accepted).path("version").asText()).isEqualTo("1.0.0");
    assertThat(verdict(accepted).path("url").asText()).startsWith("http").contains("gated");

    service.service().deploy(new Release("1.1.0", 35));
    TestBuild rejected = job.start().awaitConsole(WAITING);
    if (world.mayRestart()) {
      world.log().read();
      new Restart(world.controller()).atOnce();
    }
    rejected.awaitEnd();

    assertThat(rejected.result()).as(rejected.console()).isEqualTo("FAILURE");
    assertThat(rejected.console())
        .contains(
            "Run 1 of 6: passed",
            "Run 6 of 6: passed",
            "ERROR: The verdict on the release 1.1.0 is slower: 1.1.0 is ")
        .containsOnlyOnce(WAITING)
        .doesNotContain("\tat ");
    assertThat(rejected.runs())
        .extracting(run -> run.path("position").asText())
        .containsExactly("1 of 6", "2 of 6", "3 of 6", "4 of 6", "5 of 6", "6 of 6");
    assertThat(world.standIns().events(service))
        .filteredOn(event -> event.tags().contains("verdict:slower"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.tags()).contains("version:1.1.0", "baseline:1.0.0");
              assertThat(event.text()).contains("1.1.0 is ", "/dogdriver-trend/?project=gated");
            });
  }

  @Test
  public void abortingABuildEndsItsWaitAtOnce() throws Exception {
    world.standIns().service("awaited", new Release("1.0.0", 2));
    world.settings().collectAfter(60);
    try {
      TestBuild build =
          world
              .folder()
              .pipeline(
                  "awaited",
                  """
                  node('%s') { dogdriverRun project: 'awaited' }
                  dogdriverVerdict()
                  """
                      .formatted(world.node()))
              .start()
              .awaitConsole(WAITING);

      build.stop().awaitEnd();

      assertThat(build.result()).as(build.console()).isEqualTo("ABORTED");
      assertThat(build.console()).doesNotContain("\tat ");
    } finally {
      world.settings().collectAfter(0);
    }
  }

  @Test
  public void twoBuildsDoNotRunAgainstADeploymentAtOnce() throws Exception {
    world.standIns().service("shared", new Release("1.0.0", 2));
    String script = "node('%s') { dogdriverRun project: 'shared' }".formatted(world.node());

    TestBuild first = world.folder().pipeline("shared one", script).start();
    first.awaitConsole("The load test of shared");
    TestBuild second = world.folder().pipeline("shared two", script).run();
    first.awaitEnd();

    assertThat(second.result()).as(second.console()).isEqualTo("SUCCESS");
    List<JsonNode> runs = List.of(first.theRun(), second.theRun());
    assertThat(runs.get(1).path("start").asLong())
        .isGreaterThanOrEqualTo(runs.get(0).path("end").asLong());
  }

  @Test
  public void aFreestyleJobWaitsForItsVerdictToo() throws Exception {
    assumeTrue("the runs of the main job have a verdict", world.mainJob().made() != null);

    TestBuild build =
        world
            .folder()
            .freestyleBuilder(
                "freestyle verdict",
                world.node(),
                "new DogdriverBuilder(new DogdriverStep('%s').with { failOn = 'worse'; it })"
                        .formatted(MainJob.PROJECT)
                    + ".with { waitForVerdict = true; verdictTimeout = '90s'; it }")
            .run();

    assertThat(build.result()).as(build.console()).isEqualTo("UNSTABLE");
    assertThat(build.console())
        .contains(WAITING, "ERROR: The verdict on the release 1.1.0 is slower: ");
  }

  private static JsonNode verdict(TestBuild build) throws Exception {
    Matcher matcher = RETURNED.matcher(build.console());
    assertThat(matcher.find()).as(build.console()).isTrue();
    return new ObjectMapper().readTree(matcher.group(1));
  }
}
