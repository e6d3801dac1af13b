package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Durations;
import io.jenkins.plugins.dogdriver.engine.SettingsTree;
import java.time.Duration;

/**
 * The option {@code --age}.
 *
 * @param age the age of a run when its metric values are collected; null for that of the settings
 */
record AgeOption(Duration age) implements SettingsGroup {
  @Override
  public SettingsTree over(SettingsTree settings) {
    return settings.with("/collect/age", age == null ? null : Durations.text(age));
  }
}
