package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.util.function.Supplier;

/** What the engine says of a setting, as a form shows it. */
final class Validation {
  private Validation() {}

  /**
   * Returns the error where the setting is invalid.
   *
   * @param setting throws what is wrong with it
   */
  static FormValidation of(Runnable setting) {
    return of(
        () -> {
          setting.run();
          return FormValidation.ok();
        });
  }

  /**
   * Returns what a check says of a setting, or the error it ends in.
   *
   * @param check throws what is wrong with the setting
   */
  static FormValidation of(Supplier<FormValidation> check) {
    try {
      return check.get();
    } catch (IllegalArgumentException | DogdriverException e) {
      return FormValidation.error(e.getMessage());
    }
  }
}
