package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/**
 * Signals that a run that was made elsewhere is not accepted; the message is one sentence on what
 * is wrong.
 */
public final class RefusedRunException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  RefusedRunException(String message) {
    super(message);
  }
}
