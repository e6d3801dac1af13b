package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;

/** Restarts the controller and waits until it is back. */
record Restart(Controller controller) {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** Restarts the controller once no build is running any more. */
  void safely() {
    perform("safeRestart");
  }

  /** Restarts the controller while runs are in progress. */
  void atOnce() {
    perform("restart");
  }

  /** Returns once the controller has loaded its jobs. */
  void awaitUp() {
    Awaitility.await("the controller is up")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(this::isReady);
  }

  private void perform(String how) {
    Optional<String> before = controller.session();
    controller.order(how, Map.of());
    Awaitility.await("the controller is back after " + how)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(500))
        .ignoreExceptions()
        .until(
            () -> {
              Optional<String> now = controller.session();
              return now.isPresent() && !now.equals(before) && isReady();
            });
  }

  /** Returns whether the controller is ready, which is later than its login page. */
  private boolean isReady() {
    return new ScriptConsole(controller)
        .run("print Jenkins.get().initLevel.name()")
        .equals("COMPLETED");
  }
}
