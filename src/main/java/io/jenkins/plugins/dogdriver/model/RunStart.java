package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The facts about a run that are known once it has started: its identity, which never changes.
 *
 * @param id unique name of the run, a UUID in lower case
 * @param project name of the project in the ServiceBook
 * @param deployment name of the deployment, for example {@code stage}
 * @param source the place the run was started from; runs of different sources are not comparable
 * @param deployed what the deployment was then
 * @param runBy who or what started it, for example a user or a build; empty where unknown
 * @param start first second of the load
 */
public record RunStart(
    String id,
    String project,
    String deployment,
    String source,
    Deployed deployed,
    String runBy,
    Instant start) {
  /**
   * The first start that a store has a key for; with {@link #LATEST}, 9 to 11 digits of epoch
   * seconds.
   */
  public static final Instant EARLIEST = Instant.parse("1973-03-03T09:46:40Z");

  public static final Instant LATEST = Instant.parse("5138-11-16T09:46:39Z");

  public RunStart {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(project, "project");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(deployed, "deployed");
    Objects.requireNonNull(runBy, "runBy");
    Objects.requireNonNull(start, "start");
  }

  /** Creates a start of which only the version of the deployment is known. */
  public RunStart(
      String id,
      String project,
      String deployment,
      String source,
      String version,
      String runBy,
      Instant start) {
    this(id, project, deployment, source, Deployed.of(version), runBy, start);
  }

  /** Returns the release that was measured, as the deployment's {@code __version__} names it. */
  public String version() {
    return deployed.version();
  }

  /** Returns what identifies the run, under the names that files, programs and scripts use. */
  public Map<String, String> identity() {
    Map<String, String> identity = new LinkedHashMap<>();
    identity.put("id", id);
    identity.put("project", project);
    identity.put("deployment", deployment);
    identity.put("source", source);
    identity.put("version", version());
    return identity;
  }

  /**
   * Returns the placeholder that is recorded for a run whose end is unknown: cancelled as it
   * started.
   *
   * @param reason one sentence on why nothing more is known
   */
  public Run lost(String reason) {
    return new Run(this, new RunEnd(start, Counts.NONE, Outcome.CANCELLED, reason, start, true));
  }

  /** Returns whether a run with this start can be stored. */
  public static boolean isStorable(Instant start) {
    return !start.isBefore(EARLIEST) && !start.isAfter(LATEST);
  }

  /** Returns the same start with another user or build as the one that started it. */
  public RunStart startedBy(String by) {
    return new RunStart(id, project, deployment, source, deployed, by, start);
  }
}
