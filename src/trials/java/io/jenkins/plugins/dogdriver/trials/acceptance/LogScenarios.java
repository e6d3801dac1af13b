package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;

/** Checks the log that the controller's administrator reads. */
public class LogScenarios {
  private final World world;

  public LogScenarios(World world) {
    this.world = world;
  }

  @Test
  public void theLogHasNoWarningOfDogdriverButWhatWasProvoked() {
    world.log().read();

    assertThat(world.log().surprises()).isEmpty();
  }
}
