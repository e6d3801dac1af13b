package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.http.BoundedGet;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Asks a deployment from this machine which release it runs. */
public final class VersionCheck implements VersionSource {
  private final BoundedGet get;

  /**
   * @param timeout for the whole exchange
   */
  public VersionCheck(HttpClient http, Duration timeout) {
    get = new BoundedGet(http, timeout, DeployedVersion.LARGEST_ANSWER);
  }

  @Override
  public Deployed version(Deployment deployment) throws InterruptedException {
    URI address = DeployedVersion.address(deployment);
    try {
      return DeployedVersion.of(deployment, get.get(address));
    } catch (IOException e) {
      throw RunException.unknownVersion(deployment, e);
    }
  }
}
