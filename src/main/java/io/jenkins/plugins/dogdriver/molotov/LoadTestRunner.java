package io.jenkins.plugins.dogdriver.molotov;

import java.time.Duration;
import java.util.function.Consumer;

/** Runs a load test to its end, somewhere. */
public interface LoadTestRunner {
  /**
   * @param url a checked URL of the git repository
   * @param test the name of the test in its {@code molotov.json}
   * @param timeout after which the load test and its children are ended
   * @param lines takes each line of the output as it comes
   * @return how it ended. An interrupt of the thread ends the load test; the result says so and the
   *     thread stays marked as interrupted.
   * @throws MolotovException when it could not be started
   */
  LoadTestResult run(String url, String test, Duration timeout, Consumer<String> lines);
}
