package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Deployment;

/** Knows which release a deployment runs. */
public interface VersionSource {
  /**
   * Returns the version that the deployment reports.
   *
   * @throws RunException if it reports none
   */
  String version(Deployment deployment) throws InterruptedException;
}
