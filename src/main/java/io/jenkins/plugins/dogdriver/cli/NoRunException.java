package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** Signals that there is no measured run to judge; the message names those that there are. */
final class NoRunException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  static NoRunException none(Engine engine) {
    return new NoRunException(
        "There is no measured run in %s. Run 'dogdriver run --project NAME' first, then 'dogdriver collect'."
            .formatted(engine.store().describe()));
  }

  NoRunException(String message) {
    super(message);
  }
}
