package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import java.time.Instant;

/**
 * A run between its start and its stop.
 *
 * @param id unique name of the run, a UUID in lower case
 * @param deployment name of the deployment
 * @param start to the second
 */
public record StartedRun(
    String id,
    String project,
    String deployment,
    String source,
    String version,
    String runBy,
    Instant start) {

  /** The run, ended now. */
  Run ended(LoadTestResult result, Instant end, Instant recorded) {
    return new Run(
        id,
        project,
        deployment,
        source,
        version,
        start,
        end.isBefore(start) ? start : end,
        result.counts(),
        result.outcome(),
        result.reason(),
        runBy,
        recorded);
  }

  /**
   * What is recorded of it should nobody live to see its end.
   *
   * @param reason one sentence on why
   */
  public Run lost(String reason) {
    return ended(new LoadTestResult(Outcome.CANCELLED, Counts.NONE, reason), start, start);
  }
}
