package io.jenkins.plugins.dogdriver.jenkins.record;

import com.google.common.hash.Hashing;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.engine.BuildReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** The link from a run in the store back to its build, even after its job was renamed. */
public final class BuildLink {
  private static final int DIGITS = 8;

  private BuildLink() {}

  /** Returns the name of the build for its runs, as the one who started them. */
  public static String of(Run<?, ?> build) {
    return new BuildReference(identity(), build.getParent().getFullName(), build.getNumber())
        .toString();
  }

  /** Returns the identity of this controller among others that use the same store. */
  private static String identity() {
    return Hashing.sha256()
        .hashString(Jenkins.get().getLegacyInstanceId(), StandardCharsets.UTF_8)
        .toString()
        .substring(0, DIGITS);
  }

  /**
   * Returns the build that started a run, according to the run, if it may be one of this
   * controller.
   */
  public static Optional<BuildReference> reference(String runBy) {
    return BuildReference.parse(runBy).filter(build -> build.mayBeOf(identity()));
  }

  /**
   * Returns the jobs that may have started a run, as far as the current user may see them: a name
   * may have been used for several jobs.
   */
  public static List<Job<?, ?>> jobs(BuildReference build) {
    return JobNames.get().namesNow(build.job()).stream().flatMap(BuildLink::job).toList();
  }

  private static Stream<Job<?, ?>> job(String fullName) {
    try {
      return Stream.<Job<?, ?>>ofNullable(Jenkins.get().getItemByFullName(fullName, Job.class));
    } catch (AccessDeniedException e) {
      // The user may only know that there is such a job.
      return Stream.empty();
    }
  }

  /** Returns the builds that may have started a run, by their number only. */
  static List<Run<?, ?>> builds(BuildReference build) {
    return jobs(build).stream()
        .<Run<?, ?>>map(job -> job.getBuildByNumber(build.number()))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Returns the build that has a run, as far as the current user may see it; empty where it is
   * gone, or of another controller.
   *
   * @param id of the run
   */
  public static Optional<Run<?, ?>> build(String id, String runBy) {
    return reference(runBy).stream()
        .flatMap(reference -> builds(reference).stream())
        .filter(build -> DogdriverRunsAction.find(build, id).isPresent())
        .findFirst();
  }
}
