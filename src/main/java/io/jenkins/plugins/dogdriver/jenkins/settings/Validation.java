package io.jenkins.plugins.dogdriver.jenkins.settings;

import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.util.function.Supplier;

/** Turns the engine's checks of a setting into the answers of a form. */
final class Validation {
  private Validation() {}

  /**
   * Returns the error where the setting is invalid.
   *
   * @param setting throws an exception that says what is wrong with it
   */
  static FormValidation of(Runnable setting) {
    return of(
        () -> {
          setting.run();
          return FormValidation.ok();
        });
  }

  /**
   * Returns the result of a check, or the error it ends with.
   *
   * @param check throws an exception that says what is wrong with the setting
   */
  static FormValidation of(Supplier<FormValidation> check) {
    try {
      return check.get();
    } catch (IllegalArgumentException | DogdriverException e) {
      return FormValidation.error(e.getMessage());
    }
  }
}
