package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.FilePath;
import io.jenkins.plugins.dogdriver.http.BoundedGet;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.run.DeployedVersion;
import io.jenkins.plugins.dogdriver.run.RunException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import jenkins.security.MasterToSlaveCallable;

/**
 * Asks a deployment for its version from the agent, which can reach it since the load comes from
 * there.
 */
final class VersionOnAgent extends MasterToSlaveCallable<byte[], IOException> {
  private static final long serialVersionUID = 1L;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final URI address;

  private VersionOnAgent(URI address) {
    this.address = address;
  }

  /**
   * Returns what a deployment reports of itself.
   *
   * @throws RunException if it does not report its version
   */
  static Deployed ask(Deployment deployment, FilePath workspace) throws InterruptedException {
    URI address = DeployedVersion.address(deployment);
    try {
      return DeployedVersion.of(deployment, workspace.act(new VersionOnAgent(address)));
    } catch (IOException e) {
      throw RunException.unknownVersion(deployment, e);
    }
  }

  @Override
  public byte[] call() throws IOException {
    HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    try {
      return new BoundedGet(http, TIMEOUT, DeployedVersion.LARGEST_ANSWER).get(address);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Asking " + address + " was interrupted.", e);
    }
  }
}
