package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** A run that was made elsewhere is not taken; the message is one sentence on what is wrong. */
public final class RefusedRunException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  RefusedRunException(String message) {
    super(message);
  }
}
