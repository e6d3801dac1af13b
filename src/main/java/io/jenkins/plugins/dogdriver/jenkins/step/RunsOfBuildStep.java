package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunLoop;
import io.jenkins.plugins.dogdriver.run.RunLoop.Pause;
import io.jenkins.plugins.dogdriver.run.RunProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Makes the runs of a build step, one after the other, on the thread of the build. */
final class RunsOfBuildStep {
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final DogdriverStep step;
  private final AbstractBuild<?, ?> build;
  private final Launcher launcher;
  private final BuildListener listener;
  private final Pause pause;

  RunsOfBuildStep(
      DogdriverStep step,
      AbstractBuild<?, ?> build,
      Launcher launcher,
      BuildListener listener,
      Pause pause) {
    this.step = step;
    this.build = build;
    this.launcher = launcher;
    this.listener = listener;
    this.pause = pause;
  }

  /**
   * Returns the runs once they are made.
   *
   * @throws DogdriverException if the first cannot begin
   */
  RunsOfStep make(RunOptions options) throws IOException, InterruptedException {
    RunsOfStep runs = new RunsOfStep(options.series().begin());
    try {
      do {
        if (!runs.isNew()) {
          pause.of(runs.series().pause());
        }
        awaitDeployment();
        make(runs, options);
        DeploymentsInUse.get().free(this);
      } while (!runs.isOver());
      return runs;
    } finally {
      DeploymentsInUse.get().free(this);
    }
  }

  private void awaitDeployment() throws InterruptedException {
    boolean said = false;
    Optional<String> inUse = take(false);
    while (inUse.isPresent()) {
      if (!said) {
        said = true;
        listener.getLogger().println("[dogDriver] " + inUse.get());
      }
      pause.of(BETWEEN_TRIES);
      inUse = take(false);
    }
  }

  private Optional<String> take(boolean running) {
    return DeploymentsInUse.get()
        .take(this, step, build, running, ControllerEngine.get().clock().instant());
  }

  private void make(RunsOfStep runs, RunOptions options) throws IOException, InterruptedException {
    AgentMoloslave agent = new AgentMoloslave();
    agent.connect(build.getWorkspace(), launcher, build.getEnvironment(listener), listener);
    RunInBuild runInBuild = new RunInBuild(options, runs.series(), build, listener);
    try {
      runs.ended(toItsEnd(runInBuild, agent), options);
    } catch (IOException | DogdriverException e) {
      // What keeps the first run from beginning would also stop the others.
      if (runs.isNew() || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      listener.error(runs.inSeries(e.getMessage()));
      runs.notBegun(e.getMessage());
    }
  }

  private EndedRun toItsEnd(RunInBuild runInBuild, AgentMoloslave agent)
      throws IOException, InterruptedException {
    RunProgress progress = new RunProgress();
    RunLoop loop =
        new RunLoop(
            runInBuild.machine(progress, agent),
            progress,
            time -> {
              take(true);
              pause.of(time);
            });
    Run run = loop.run();
    // An interrupted thread could not write the record of the build.
    boolean interrupted = Thread.interrupted();
    EndedRun ended = runInBuild.conclude(run);
    if (interrupted) {
      throw new InterruptedException();
    }
    return ended;
  }
}
