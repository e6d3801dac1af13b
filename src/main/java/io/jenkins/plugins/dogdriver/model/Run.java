package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One execution of a load test.
 *
 * @param id unique name of the run, a UUID in lower case
 * @param project name of the project in the ServiceBook
 * @param deployment name of the deployment, for example {@code stage}
 * @param source the place the run was started from; runs of different sources are not comparable
 * @param version what the deployment's {@code __version__} answered
 * @param start first second of the load
 * @param end last second of the load, not before {@code start}
 * @param counts what Molotov counted
 * @param outcome how it ended
 * @param reason one sentence on why it did not pass; empty for a passed run
 * @param runBy who or what started it, for example a user or a build; empty where unknown
 * @param recorded when it was handed to the store; a run is collected once it is old enough by this
 *     clock
 */
public record Run(
    String id,
    String project,
    String deployment,
    String source,
    String version,
    Instant start,
    Instant end,
    Counts counts,
    Outcome outcome,
    String reason,
    String runBy,
    Instant recorded) {

  /** What a run of the original program means, which does not name its deployment or source. */
  public static final String DEFAULT_DEPLOYMENT = "stage";

  public static final String UNKNOWN_SOURCE = "unknown";

  /**
   * In the order of their start. Runs that start in the same instant are ordered by id, so that no
   * order is left to chance.
   */
  public static final Comparator<Run> BY_START =
      Comparator.comparing(Run::start).thenComparing(Run::id);

  public Run {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(runBy, "runBy");
    Objects.requireNonNull(recorded, "recorded");
    if (end.isBefore(start)) {
      throw new IllegalArgumentException(
          "A run of " + project + " ends at " + end + ", before its start at " + start + ".");
    }
  }

  public boolean passed() {
    return outcome == Outcome.PASSED;
  }
}
