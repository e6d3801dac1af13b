package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.run.RunLoop.Pause;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Waits for a verdict on the thread of a build. */
final class VerdictWait {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final VerdictOptions options;
  private final Run<?, ?> build;
  private final PrintStream log;
  private final Pause pause;
  private boolean said;

  VerdictWait(VerdictOptions options, Run<?, ?> build, PrintStream log, Pause pause) {
    this.options = options;
    this.build = build;
    this.log = log;
    this.pause = pause;
  }

  /**
   * Returns the verdict once it is there, or the time is over; the log has it, too.
   *
   * @throws DogdriverException if the store does not answer until then
   */
  ReleaseVerdict verdict() throws InterruptedException {
    Instant until = now().plus(options.timeout());
    while (now().isBefore(until) && !isThere(until)) {
      pause.of(BETWEEN_LOOKS);
    }
    ReleaseVerdict found = AwaitedVerdict.of(options, build).judge(engine());
    found.print(log);
    return found;
  }

  private boolean isThere(Instant until) {
    AwaitedVerdict awaited = AwaitedVerdict.of(options, build);
    try {
      long toCome = awaited.toCome(engine());
      if (toCome > 0) {
        sayOnce(awaited.waiting(toCome, until));
      }
      return toCome == 0;
    } catch (DogdriverException e) {
      sayOnce(Messages.DogdriverVerdictExecution_looksAgain(e.getMessage()));
      return false;
    }
  }

  private void sayOnce(String sentence) {
    if (!said) {
      log.println("[dogDriver] " + sentence);
    }
    said = true;
  }

  private static Engine engine() {
    return ControllerEngine.get().engine();
  }

  private static Instant now() {
    return ControllerEngine.get().clock().instant();
  }
}
