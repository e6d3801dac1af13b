package io.jenkins.plugins.dogdriver.trend;

import java.util.Objects;
import java.util.Optional;

/**
 * Which runs make a trend: runs of different sources or deployments are never compared.
 *
 * @param source the place the runs were started from; absent means that of the newest passed run
 * @param deployment where the service runs; absent means that of the newest passed run of the
 *     source
 */
public record Selection(Optional<String> source, Optional<String> deployment) {
  /** The source and the deployment that passed a run last. */
  public static final Selection NEWEST = new Selection(Optional.empty(), Optional.empty());

  public Selection {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(deployment, "deployment");
  }
}
