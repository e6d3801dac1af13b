package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.time.Duration;
import java.util.List;
import org.junit.Test;

/** A step that makes several runs: when it is over, and what it does between two of them. */
public class SeriesScenarios {
  private static final Duration PAUSE = Duration.ofSeconds(20);

  private final World world;

  public SeriesScenarios(World world) {
    this.world = world;
  }

  @Test
  public void noMoreRunsAreMadeOnceTheVerdictIsDecided() throws Exception {
    LoadTestedService service = world.standIns().service("decided", new Release("1.0.0", 5));
    TestBuild baseline = pipeline("baseline", "decided", "runs: 6").run();
    assertThat(baseline.result()).as(baseline.console()).isEqualTo("SUCCESS");
    world.collection().await(baseline);

    service.service().deploy(new Release("1.1.0", 35));
    TestBuild build = pipeline("until", "decided", "runs: 20, pause: '4s', until: 'decided'").run();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.runs()).hasSizeBetween(5, 19);
    assertThat(build.console()).contains("Run 5 of 20: passed").doesNotContain("Run 20 of 20");
    world.collection().await(build);
    JsonNode last = build.runs().get(build.runs().size() - 1);
    assertThat(last.path("verdict").asText()).isEqualTo("slower");
  }

  @Test
  public void aFailedRunDoesNotEndTheOthers() throws Exception {
    world.standIns().serviceOutOfReach("out of reach", new Release("1.0.0", 2));

    TestBuild build = pipeline("any failures", "out of reach", "runs: 2").run();

    assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
    assertThat(build.runs())
        .extracting(run -> run.path("outcome").asText())
        .containsExactly("failed", "failed");
    assertThat(build.console()).contains("2 of 2 runs failed, the last: ").doesNotContain("\tat ");
  }

  @Test
  public void asManyFailedRunsAsAreGivenEndTheOthers() throws Exception {
    world.standIns().serviceOutOfReach("not reached", new Release("1.0.0", 2));

    TestBuild build = pipeline("one failure", "not reached", "runs: 3, failures: 1").run();

    assertThat(build.result()).as(build.console()).isEqualTo("FAILURE");
    assertThat(build.runs()).hasSize(1);
    assertThat(build.console()).contains("1 of 1 runs failed, the last: ").doesNotContain("Run 2");
  }

  @Test
  public void theNextRunStartsAfterThePauseThroughARestart() throws Exception {
    LoadTestedService service = world.standIns().service("paused", new Release("1.0.0", 2));
    TestBuild build =
        pipeline("paused", "paused", "runs: 2, pause: '%ss'".formatted(PAUSE.toSeconds()))
            .start()
            .awaitConsole("Run 2 of 2 starts at ");
    if (world.mayRestart()) {
      world.log().read();
      new Restart(world.controller()).atOnce();
    }
    build.awaitEnd();

    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");
    assertThat(build.console())
        .contains("Run 2 of 2: passed")
        .containsOnlyOnce("Run 2 of 2 starts at ");
    List<JsonNode> runs = build.runs();
    assertThat(runs.get(1).path("start").asLong() - runs.get(0).path("end").asLong())
        .isGreaterThanOrEqualTo(PAUSE.toMillis());
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop", "start", "stop");
  }

  private TestJob pipeline(String name, String project, String parameters) {
    return world
        .folder()
        .pipeline(
            "series " + name,
            "node('%s') { dogdriverRun project: '%s', %s }"
                .formatted(world.node(), project, parameters));
  }
}
