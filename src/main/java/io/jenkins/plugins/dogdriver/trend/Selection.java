package io.jenkins.plugins.dogdriver.trend;

import java.util.Objects;
import java.util.Optional;

/**
 * The selection of runs that make a trend: runs of different sources or deployments are never
 * compared.
 *
 * @param source the place the runs were started from; absent means that of the newest passed run,
 *     or where the deployment is absent too, that of the {@link BestSupportedSeries}
 * @param deployment where the service runs; absent means that of the newest passed run of the
 *     source, or likewise
 * @param against the version of the release that the newest one is compared with too; absent means
 *     the oldest one in the {@link ReferenceWindow}
 */
public record Selection(
    Optional<String> source, Optional<String> deployment, Optional<String> against) {
  /** The source and the deployment whose runs say most about the newest release. */
  public static final Selection NEWEST = new Selection(Optional.empty(), Optional.empty());

  public Selection {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(deployment, "deployment");
    Objects.requireNonNull(against, "against");
  }

  /**
   * Creates a selection; the release that it is compared with too is the oldest one in the window.
   */
  public Selection(Optional<String> source, Optional<String> deployment) {
    this(source, deployment, Optional.empty());
  }
}
