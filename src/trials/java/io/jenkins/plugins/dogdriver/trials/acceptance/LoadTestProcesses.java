package io.jenkins.plugins.dogdriver.trials.acceptance;

import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The processes of a load test that is running: moloslave, and all that it started. */
record LoadTestProcesses(List<ProcessHandle> processes) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Waits until the service has load. */
  static LoadTestProcesses await(LoadTestedService service) {
    Awaitility.await("the load test of " + service.project() + " asks its service")
        .atMost(PATIENCE)
        .until(() -> !service.service().requests().isEmpty());
    List<ProcessHandle> found =
        ProcessHandle.allProcesses()
            .filter(process -> runs(process, service))
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .distinct()
            .toList();
    if (found.isEmpty()) {
      throw new IllegalStateException(
          "No process of this machine runs the load test of "
              + service.project()
              + "; the agents must be on this machine.");
    }
    return new LoadTestProcesses(found);
  }

  void awaitEnd() {
    Awaitility.await("all processes of the load test have ended")
        .atMost(PATIENCE)
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }

  private static boolean runs(ProcessHandle process, LoadTestedService service) {
    return process
        .info()
        .arguments()
        .map(List::of)
        .filter(words -> words.contains(service.loadTest().toString()))
        .isPresent();
  }
}
