package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.run.RunLoop.Pause;
import java.io.PrintStream;
import java.time.Instant;

/** Waits for a verdict on the thread of a build. */
final class VerdictWait {
  private final VerdictOptions options;
  private final Run<?, ?> build;
  private final PrintStream log;
  private final Pause pause;
  private final WaitReport report = new WaitReport();

  VerdictWait(VerdictOptions options, Run<?, ?> build, PrintStream log, Pause pause) {
    this.options = options;
    this.build = build;
    this.log = log;
    this.pause = pause;
  }

  /**
   * Returns the verdict once it is available, or the time is over; the log has it, too.
   *
   * @throws DogdriverException if a setting is wrong, or the store does not answer until then
   */
  ReleaseVerdict verdict() throws InterruptedException {
    Instant until = ControllerEngine.get().clock().instant().plus(options.timeout());
    VerdictLook look = VerdictLook.take(options, build, until, report, log);
    while (look.verdict().isEmpty()) {
      pause.of(look.next());
      look = VerdictLook.take(options, build, until, report, log);
    }
    ReleaseVerdict found = look.verdict().get();
    found.print(log);
    return found;
  }
}
