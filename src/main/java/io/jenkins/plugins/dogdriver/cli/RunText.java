package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Word;
import java.time.Duration;

/** A run as text for a terminal. */
final class RunText {
  private RunText() {}

  /** Returns where it ran, how it ended, and what was counted, in one line. */
  static String of(Run run) {
    return "%s %s on %s, from %s: %s, %s successes, %s failures in %s s."
        .formatted(
            run.project(),
            run.version(),
            run.deployment(),
            run.source(),
            Word.inSentence(run.outcome()),
            run.counts().successes(),
            run.counts().failures(),
            Duration.between(run.start(), run.end()).toSeconds());
  }
}
