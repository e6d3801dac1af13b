package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.servicebook.ServiceBookException;
import io.jenkins.plugins.dogdriver.store.StoreException;

/** Why a build fails: one sentence where the engine has one, as nobody needs its stack trace. */
final class Failure {
  private Failure() {}

  static Exception of(Exception e) {
    return e instanceof SettingsException
            || e instanceof ServiceBookException
            || e instanceof DatadogException
            || e instanceof MolotovException
            || e instanceof RunException
            || e instanceof StoreException
        ? new AbortException(e.getMessage())
        : e;
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
