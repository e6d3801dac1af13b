package io.jenkins.plugins.dogdriver.trials.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A build of the controller.
 *
 * @param path with a slash at its end
 */
record TestBuild(Controller controller, String path, int number) {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

  TestBuild awaitEnd() {
    Awaitility.await("the build ends: " + controller.at(path))
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(
            () -> !controller.json(path + "api/json?tree=building").path("building").asBoolean());
    return this;
  }

  TestBuild awaitConsole(String text) {
    Awaitility.await("the console has '" + text + "': " + controller.at(path))
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(() -> console().contains(text));
    return this;
  }

  /** Waits until every run of the build has that state. */
  TestBuild awaitRuns(String state) {
    Awaitility.await("the runs are " + state + ": " + controller.at(path))
        .atMost(PATIENCE)
        .pollInterval(BETWEEN_LOOKS)
        .until(() -> hasRuns(state));
    return this;
  }

  /** Returns whether there are runs, and every one has that state. */
  boolean hasRuns(String state) {
    List<JsonNode> runs = runs();
    return !runs.isEmpty()
        && runs.stream().allMatch(run -> run.path("state").asText().equals(state));
  }

  String result() {
    return controller.json(path + "api/json?tree=result").path("result").asText();
  }

  String console() {
    return controller.get(path + "consoleText").body();
  }

  /** Returns the runs in the answer of Jenkins's API. */
  List<JsonNode> runs() {
    List<JsonNode> runs = new ArrayList<>();
    controller
        .json(path + "api/json?tree=actions[runs[*]]")
        .path("actions")
        .forEach(action -> action.path("runs").forEach(runs::add));
    return runs;
  }

  /** Returns the run of a build that has one. */
  JsonNode theRun() {
    List<JsonNode> runs = runs();
    if (runs.size() != 1) {
      throw new AssertionError(controller.at(path) + " has " + runs.size() + " runs, not one.");
    }
    return runs.get(0);
  }

  /** Aborts the build, as the button does. */
  TestBuild stop() {
    controller.order(path + "stop", Map.of());
    return this;
  }
}
