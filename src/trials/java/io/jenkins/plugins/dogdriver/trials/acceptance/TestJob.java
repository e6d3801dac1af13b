package io.jenkins.plugins.dogdriver.trials.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A job of the controller.
 *
 * @param path with a slash at its end
 */
record TestJob(Controller controller, String fullName, String path) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Returns the build with a number. */
  TestBuild build(int number) {
    return new TestBuild(controller, path + number + "/", number);
  }

  /** Starts a build and waits until it runs. */
  TestBuild start() {
    HttpResponse<String> answer = controller.order(path + "build?delay=0sec", Map.of());
    // The address may be that of a proxy before the controller.
    String item =
        URI.create(answer.headers().firstValue("Location").orElseThrow())
            .getPath()
            .replaceFirst(".*?/(queue/item/)", "$1");
    int number =
        Awaitility.await("a node takes the build of " + fullName)
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(200))
            .until(() -> executable(item), found -> found > 0);
    return new TestBuild(controller, path + number + "/", number);
  }

  /** Starts a build and waits until it has ended. */
  TestBuild run() {
    TestBuild build = start();
    build.awaitEnd();
    return build;
  }

  /** Returns the build that Jenkins itself starts, once it is running. */
  TestBuild firstBuild() {
    Awaitility.await("the first build of " + fullName)
        .atMost(PATIENCE)
        .until(() -> controller.get(path + "1/api/json").statusCode() == 200);
    return new TestBuild(controller, path + "1/", 1);
  }

  private int executable(String item) {
    JsonNode waiting = controller.json(item + "api/json");
    return waiting.path("executable").path("number").asInt();
  }
}
