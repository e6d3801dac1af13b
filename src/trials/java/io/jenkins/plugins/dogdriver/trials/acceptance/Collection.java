package io.jenkins.plugins.dogdriver.trials.acceptance;

import java.time.Duration;
import org.awaitility.Awaitility;

/** The periodic work that collects metric values, for when a minute is too long to wait. */
record Collection(ScriptConsole console) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Starts a round now, unless one is running. */
  void now() {
    console.run(
        """
        import io.jenkins.plugins.dogdriver.jenkins.collect.CollectorWork
        ExtensionList.lookupSingleton(CollectorWork).doRun()
        """);
  }

  /** Returns once a whole round is over. */
  void round() {
    console.run(
        """
        import io.jenkins.plugins.dogdriver.jenkins.collect.CollectorWork
        ExtensionList.lookupSingleton(CollectorWork).execute(TaskListener.NULL)
        """);
  }

  /** Returns once the metric values of the build's runs are there. */
  void await(TestBuild build) {
    Awaitility.await("the metric values are collected: " + build.controller().at(build.path()))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(
            () -> {
              now();
              return build.hasRuns("collected");
            });
  }
}
