package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Run;
import java.util.Optional;

/** The way from a run in the store back to its build, by what the run says of who started it. */
public final class BuildLink {
  private static final String PREFIX = "jenkins:";

  private BuildLink() {}

  /** What a run of the build says of who started it. */
  public static String of(Run<?, ?> build) {
    return PREFIX + build.getExternalizableId();
  }

  /**
   * The name of the build that started a run, for example {@code folder/job#12}; empty where it was
   * none of this kind.
   */
  public static Optional<String> id(String runBy) {
    return runBy.startsWith(PREFIX)
        ? Optional.of(runBy.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** The build that started a run; empty where it is none of this Jenkins, or is gone. */
  public static Optional<Run<?, ?>> build(String runBy) {
    try {
      return id(runBy).flatMap(id -> Optional.ofNullable(Run.fromExternalizableId(id)));
    } catch (IllegalArgumentException e) {
      // Whoever writes to the store may have written anything.
      return Optional.empty();
    }
  }

  /** Returns whether the build that started a run is still running. */
  public static boolean isBuilding(io.jenkins.plugins.dogdriver.model.Run run) {
    return build(run.runBy()).filter(Run::isBuilding).isPresent();
  }
}
