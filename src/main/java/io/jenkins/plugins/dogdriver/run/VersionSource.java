package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;

/** Finds out which release a deployment runs. */
public interface VersionSource {
  /**
   * Returns what the deployment reports of itself, with its endpoint.
   *
   * @throws RunException if it reports none
   */
  Deployed version(Deployment deployment) throws InterruptedException;
}
