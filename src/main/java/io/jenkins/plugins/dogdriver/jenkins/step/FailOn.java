package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.util.Locale;
import java.util.Set;

/** Which verdicts on the release a build does not accept. */
enum FailOn {
  NEVER(Set.of()),
  WORSE(Set.of(Verdict.SLOWER, Verdict.MIXED));

  private final Set<Verdict> verdicts;

  FailOn(Set<Verdict> verdicts) {
    this.verdicts = verdicts;
  }

  /**
   * @throws IllegalArgumentException for any other word
   */
  static FailOn of(String word) {
    for (FailOn failOn : values()) {
      if (failOn.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
        return failOn;
      }
    }
    throw new IllegalArgumentException("failOn is 'never' or 'worse', not '" + word + "'.");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean rejects(Verdict verdict) {
    return verdicts.contains(verdict);
  }
}
