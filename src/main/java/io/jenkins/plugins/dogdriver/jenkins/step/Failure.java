package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Run;

/** Why a build fails: one sentence where the engine has one, as nobody needs its stack trace. */
final class Failure {
  private Failure() {}

  static Exception of(Exception e) {
    return e instanceof DogdriverException ? new AbortException(e.getMessage()) : e;
  }

  static AbortException didNotPass(Run run) {
    return new AbortException(Messages.Failure_didNotPass(run.project(), run.reason()));
  }

  static AbortException rejected(EndedRun ended) {
    return new AbortException(
        Messages.Failure_rejected(
            ended.run().version(), ended.verdict().word(), ended.values().get("sentence")));
  }
}
