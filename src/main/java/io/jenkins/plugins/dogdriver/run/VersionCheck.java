package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.http.BoundedGet;
import io.jenkins.plugins.dogdriver.model.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;

/** Asks a deployment from this machine which release it runs. */
public final class VersionCheck {
  private final BoundedGet get;

  /**
   * @param timeout for the whole exchange
   */
  public VersionCheck(HttpClient http, Duration timeout) {
    get = new BoundedGet(http, timeout, DeployedVersion.LARGEST_ANSWER);
  }

  /**
   * @throws RunException if it does not say
   */
  public String version(Deployment deployment) {
    URI address = DeployedVersion.address(deployment);
    try {
      return DeployedVersion.of(address, get.get(address));
    } catch (IOException e) {
      throw RunException.unknownVersion(deployment, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RunException("Asking " + address + " was interrupted.", e);
    }
  }
}
