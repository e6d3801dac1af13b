package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Run;
import hudson.model.TaskListener;

/**
 * Where a build runs a load test; it is another one after an agent came back.
 *
 * @param workspace null while the agent is away; so are launcher and environment
 */
record Place(
    Run<?, ?> build,
    TaskListener listener,
    FilePath workspace,
    Launcher launcher,
    EnvVars environment) {

  boolean isReachable() {
    return workspace != null;
  }
}
