package io.jenkins.plugins.dogdriver.cli;

import java.util.Locale;

/** The names of constants as people write them: {@code TIMED_OUT} is {@code timed out}. */
final class Words {
  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
