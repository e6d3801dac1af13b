package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.engine.SettingsException;

/** What the engine says of a setting, as a form shows it. */
final class Validation {
  private Validation() {}

  /**
   * @param setting throws what is wrong with it
   */
  static FormValidation of(Runnable setting) {
    try {
      setting.run();
      return FormValidation.ok();
    } catch (IllegalArgumentException | SettingsException e) {
      return FormValidation.error(e.getMessage());
    }
  }
}
