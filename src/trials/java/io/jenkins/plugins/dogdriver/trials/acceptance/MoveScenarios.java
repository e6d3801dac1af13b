package io.jenkins.plugins.dogdriver.trials.acceptance;

import static io.jenkins.plugins.dogdriver.trials.acceptance.Controller.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.DogdriverProcess;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.After;
import org.junit.Test;

/**
 * Tries that every build gets its run although jobs are renamed and other collectors collect the
 * runs.
 */
public class MoveScenarios {
  private static final Pattern LINK = Pattern.compile("href=\"[^\"]*?(dogdriver/build\\?[^\"]+)\"");
  private static final int LONG = 60;

  /** The warnings of Pipeline itself, which does not follow a job that is renamed. */
  private static final String OF_PIPELINE =
      "was not in the list to begin with|was already in the list|did not exist; .* be moved aside";

  private final World world;

  public MoveScenarios(World world) {
    this.world = world;
  }

  @After
  public void putRight() {
    world.settings().useStandIns();
  }

  @Test
  public void aJobThatIsMovedIntoAFolderDuringItsRunLosesNothing() throws Exception {
    world.log().provokes(OF_PIPELINE);
    LoadTestedService service = world.standIns().service("moved", new Release("1.0", 2));
    TestFolder archive = world.folder().folder("archive");
    TestJob job = pipeline("moved", "project: 'moved', molotovTest: 'middle'");
    TestBuild before = job.start();
    LoadTestProcesses.await(service);

    TestBuild build = archive.move(job).build(before.number());
    for (int round = 0; round < 3; round++) {
      world.collection().round();
    }

    assertThat(build.theRun().path("state").asText()).isEqualTo("running");
    assertThat(build.awaitEnd().result()).as(build.console()).isEqualTo("SUCCESS");
    world.collection().await(build);
    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    JsonNode run = build.theRun();
    assertThat(run.path("outcome").asText()).isEqualTo("passed");
    assertThat(run.path("figures").path("ART").asDouble()).isPositive();
  }

  @Test
  public void aJobThatIsRenamedBetweenItsRunAndTheCollectionKeepsItsKeys() throws Exception {
    world.log().provokes(OF_PIPELINE);
    world.standIns().service("renamed", new Release("1.0", 2));
    world.settings().collectAfter(LONG);
    world.settings().forgetKeys();
    TestJob job =
        pipeline(
            "renamed",
            "project: 'renamed', apiKeyCredentialsId: '%s', applicationKeyCredentialsId: '%s'"
                .formatted(Settings.API_KEY, Settings.APPLICATION_KEY));
    TestBuild before = job.run();
    assertThat(before.result()).as(before.console()).isEqualTo("SUCCESS");

    TestBuild build = world.folder().rename(job, "renamed later").build(before.number());
    world.settings().collectAfter(0);

    world.collection().await(build);
    assertThat(build.theRun().path("figures").path("ART").asDouble()).isPositive();
  }

  @Test
  public void aRunLeadsToItsBuildAndNotToThatOfANewJobOfTheSameName() throws Exception {
    world.standIns().service("again", new Release("1.0", 2));
    TestJob job = pipeline("again", "project: 'again'");
    TestBuild before = job.run();
    world.collection().await(before);
    assertThat(target("again")).isEqualTo(world.controller().at(before.path()).getPath());

    TestJob first = world.folder().rename(job, "again, the first");
    TestBuild build = first.build(before.number());
    TestBuild other = world.folder().pipeline("again", "echo 'I have no run.'").run();
    assertThat(other.number()).isEqualTo(before.number());
    assertThat(target("again")).isEqualTo(world.controller().at(build.path()).getPath());

    world.controller().order(first.path() + "doDelete", Map.of());
    assertThat(world.controller().get(link("again")).statusCode()).isEqualTo(404);
  }

  @Test
  public void aBuildLearnsOfItsRunThatTheCommandLineHasCollected() throws Exception {
    world.standIns().service("elsewhere", new Release("1.0", 2));
    world.settings().collectAfter(LONG);
    TestBuild build = pipeline("elsewhere", "project: 'elsewhere'").run();
    assertThat(build.result()).as(build.console()).isEqualTo("SUCCESS");

    Path state = Files.createDirectories(world.artifacts().resolve("command-line"));
    new DogdriverProcess(
            Path.of("bin", "dogdriver").toAbsolutePath(),
            state.resolve("log"),
            Map.of(
                "DD_API_KEY", DatadogStandIn.API_KEY, "DD_APP_KEY", DatadogStandIn.APPLICATION_KEY))
        .run(
            "collect",
            "--age=0s",
            "--store=" + world.settings().store(),
            "--state=" + state,
            "--datadog-url=" + world.standIns().datadog().url());

    Awaitility.await("the build learns of it")
        .atMost(Duration.ofMinutes(1))
        .until(
            () -> {
              world.collection().now();
              return build.hasRuns("collected");
            });
    assertThat(build.theRun().path("outcome").asText()).isEqualTo("passed");
    assertThat(build.theRun().path("figures").path("ART").asDouble()).isPositive();
  }

  private TestJob pipeline(String name, String run) {
    return world
        .folder()
        .pipeline(name, "node('%s') { dogdriverRun %s }".formatted(world.node(), run));
  }

  /** Returns the path of the build that the only run of a project leads to. */
  private String target(String project) {
    return URI.create(
            world.controller().get(link(project)).headers().firstValue("Location").orElseThrow())
        .getPath();
  }

  private String link(String project) {
    String page = world.controller().get("dogdriver/trends/page?project=" + path(project)).body();
    Matcher matcher = LINK.matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }
}
