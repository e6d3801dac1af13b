package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.DogdriverProcess;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.Test;

/** The command line with this controller instead of a store. */
public class ServerScenarios {
  private final World world;

  public ServerScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theCommandLineReadsTheTrendOfThisController() throws Exception {
    world.story().told();

    List<String> trend = dogdriver("trend").run(server("trend", "--project", Story.PROJECT));

    assertThat(trend.get(0)).isEqualTo("kintowe: slower");
    assertThat(trend).anySatisfy(line -> assertThat(line).contains("1.1.0 is ", "slower"));
  }

  @Test
  public void aRunOfTheCommandLineIsCollectedByThisController() throws Exception {
    LoadTestedService service = world.standIns().service("submitted", new Release("1.0.0", 2));

    dogdriver("run")
        .run(
            server(
                "run",
                "--project=submitted",
                "--source=laptop",
                "--allow-local-tests",
                "--servicebook=" + world.standIns().book().uri(),
                "--datadog-url=" + world.standIns().datadog().url()));

    assertThat(world.standIns().steps(service)).containsExactly("start", "stop");
    Awaitility.await("the controller has collected it")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              world.collection().now();
              return world
                      .controller()
                      .get("dogdriver/api/runs?project=submitted&metric=ART")
                      .statusCode()
                  == 200;
            });
    assertThat(world.controller().json("dogdriver/api/runs?project=submitted&metric=ART"))
        .singleElement()
        .satisfies(run -> assertThat(run.path("source").asText()).isEqualTo("laptop"));
  }

  private String[] server(String... arguments) {
    String[] all = Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--server=" + world.controller().at("");
    all[arguments.length + 1] = "--state=" + world.artifacts().resolve("server-client");
    return all;
  }

  private DogdriverProcess dogdriver(String name) throws IOException {
    Path folder = Files.createDirectories(world.artifacts().resolve("server-client"));
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    world
        .controller()
        .authorization()
        .map(header -> header.replaceFirst("Basic ", ""))
        .ifPresent(login -> environment.put("DOGDRIVER_TOKEN", decoded(login)));
    return new DogdriverProcess(
        Path.of("bin", "dogdriver").toAbsolutePath(), folder.resolve(name + ".log"), environment);
  }

  private static String decoded(String login) {
    return new String(Base64.getDecoder().decode(login), StandardCharsets.UTF_8);
  }
}
