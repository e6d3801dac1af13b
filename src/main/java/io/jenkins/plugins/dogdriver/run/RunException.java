package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.io.IOException;

/**
 * Signals that a run could not be started; the message is one sentence on why, and nothing was
 * recorded.
 */
public final class RunException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  public RunException(String message) {
    super(message);
  }

  RunException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Returns the exception for a deployment that was asked for its version and did not report it.
   */
  public static RunException unknownVersion(Deployment deployment, IOException cause) {
    return new RunException(
        "The release of the deployment %s is unknown: %s"
            .formatted(deployment.name(), cause.getMessage()),
        cause);
  }
}
