package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The deployments that get the load of a run of this controller. Two loads at once would measure
 * each other, so a run waits until the deployment is free, unless it may overlap.
 *
 * <p>A run has a lease of its deployment, which it renews at each step. So the deployment becomes
 * free where its build was deleted, or a restart of the controller has forgotten the run.
 */
@Extension
public final class DeploymentsInUse {
  /** The length of a lease, longer than any step of a run. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private record Lease(String deployment, String build, Instant until) {}

  private final Map<Object, Lease> leases = new HashMap<>();

  static DeploymentsInUse get() {
    return ExtensionList.lookupSingleton(DeploymentsInUse.class);
  }

  /**
   * Leases the deployment of a step for a run, or renews the lease.
   *
   * @param owner the object that makes the run
   * @param running whether the run has begun, so that it has the deployment even if others ask for
   *     it
   * @return why the run has to wait, in one sentence; empty where the owner has the deployment now
   */
  synchronized Optional<String> take(
      Object owner, DogdriverStep step, Run<?, ?> build, boolean running, Instant now) {
    leases.values().removeIf(lease -> lease.until().isBefore(now));
    String deployment = step.getProject() + "\n" + step.getDeployment();
    boolean may = running || step.isOverlap() || leases.containsKey(owner);
    Optional<String> user = may ? Optional.empty() : user(deployment);
    if (user.isEmpty()) {
      leases.put(owner, new Lease(deployment, build.getFullDisplayName(), now.plus(LEASE)));
    }
    return user.map(
        other -> Messages.DeploymentsInUse_inUse(step.getDeployment(), step.getProject(), other));
  }

  private Optional<String> user(String deployment) {
    return leases.values().stream()
        .filter(lease -> lease.deployment().equals(deployment))
        .map(Lease::build)
        .findFirst();
  }

  /** Ends the lease of an owner. */
  synchronized void free(Object owner) {
    leases.remove(owner);
  }
}
