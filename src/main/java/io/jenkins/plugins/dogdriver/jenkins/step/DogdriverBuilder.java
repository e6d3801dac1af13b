package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.Extension;
import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.BuildListener;
import hudson.model.Result;
import hudson.tasks.BuildStepDescriptor;
import hudson.tasks.Builder;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.RunLoop;
import io.jenkins.plugins.dogdriver.run.RunProgress;
import java.io.IOException;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The step for jobs that are no Pipelines. Such a build does not survive a restart of the
 * controller; its run is then recorded as cancelled.
 */
public final class DogdriverBuilder extends Builder {
  private final DogdriverStep step;

  @DataBoundConstructor
  public DogdriverBuilder(DogdriverStep step) {
    this.step = step;
  }

  public DogdriverStep getStep() {
    return step;
  }

  @Override
  public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
      throws InterruptedException, IOException {
    if (build.getWorkspace() == null) {
      throw new AbortException(Messages.DogdriverBuilder_noWorkspace());
    }
    AgentMoloslave agent = new AgentMoloslave();
    agent.connect(build.getWorkspace(), launcher, build.getEnvironment(listener), listener);
    try {
      RunOptions options = step.options();
      judge(toItsEnd(new RunInBuild(options, build, listener), agent), options, build, listener);
    } catch (DogdriverException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new AbortException(e.getMessage());
    }
    return true;
  }

  private static void judge(
      EndedRun ended, RunOptions options, AbstractBuild<?, ?> build, BuildListener listener)
      throws AbortException {
    if (ended.failure().isPresent()) {
      throw new AbortException(ended.failure().get());
    }
    ended
        .rejection(options.failOn())
        .ifPresent(
            why -> {
              listener.error(why);
              build.setResult(Result.fromString(options.worseResult()));
            });
  }

  private static EndedRun toItsEnd(RunInBuild runInBuild, AgentMoloslave agent)
      throws IOException, InterruptedException {
    RunProgress progress = new RunProgress();
    RunLoop loop =
        new RunLoop(
            runInBuild.machine(progress, agent), progress, time -> Thread.sleep(time.toMillis()));
    Run run = loop.run();
    // An interrupted thread could not write the record of the build.
    boolean interrupted = Thread.interrupted();
    EndedRun ended = runInBuild.conclude(run);
    if (interrupted) {
      throw new InterruptedException();
    }
    return ended;
  }

  @Extension
  public static final class DescriptorImpl extends BuildStepDescriptor<Builder> {
    @Override
    public boolean isApplicable(Class<? extends AbstractProject> jobType) {
      return true;
    }

    @Override
    public String getDisplayName() {
      return Messages.DogdriverBuilder_displayName();
    }
  }
}
