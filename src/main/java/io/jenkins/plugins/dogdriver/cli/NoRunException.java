package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;

/** There is no measured run to say anything of; the message names those there are. */
final class NoRunException extends DogdriverException {
  private static final long serialVersionUID = 1L;

  static NoRunException none(Engine engine) {
    return new NoRunException(
        "There is no measured run in %s.".formatted(engine.store().describe()));
  }

  NoRunException(String message) {
    super(message);
  }
}
