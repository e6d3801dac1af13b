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
import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.run.RunLoop.Pause;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The step for jobs that are not Pipelines. Such a build does not survive a restart of the
 * controller; its run is then recorded as cancelled. It keeps its executor all the time, even while
 * it waits for the verdict.
 */
public final class DogdriverBuilder extends Builder {
  private static final String DEFAULT_TIMEOUT = "1h";

  /** The step; null in a job whose file was edited by hand. */
  private final DogdriverStep step;

  private boolean waitForVerdict;

  /** The time that the build waits for the verdict; null in a job of an earlier version. */
  private String verdictTimeout = DEFAULT_TIMEOUT;

  private final transient Pause pause;

  @DataBoundConstructor
  public DogdriverBuilder(DogdriverStep step) {
    this(step, time -> Thread.sleep(time.toMillis()));
  }

  DogdriverBuilder(DogdriverStep step, Pause pause) {
    this.step = step;
    this.pause = pause;
  }

  /** Returns a complete object, since Jenkins reads a job without calling a constructor. */
  private Object readResolve() {
    DogdriverBuilder builder = new DogdriverBuilder(step);
    builder.setWaitForVerdict(waitForVerdict);
    builder.setVerdictTimeout(verdictTimeout);
    return builder;
  }

  public DogdriverStep getStep() {
    return step;
  }

  /** Returns whether the build waits for the metric values of its runs and is judged by them. */
  public boolean isWaitForVerdict() {
    return waitForVerdict;
  }

  @DataBoundSetter
  public void setWaitForVerdict(boolean waitForVerdict) {
    this.waitForVerdict = waitForVerdict;
  }

  /** Returns how long the build waits for the verdict, for example {@code 1h}. */
  public String getVerdictTimeout() {
    return verdictTimeout;
  }

  @DataBoundSetter
  public void setVerdictTimeout(String verdictTimeout) {
    this.verdictTimeout = GivenText.or(verdictTimeout, DEFAULT_TIMEOUT);
  }

  @Override
  public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener)
      throws InterruptedException, IOException {
    if (step == null) {
      throw new AbortException(Messages.DogdriverBuilder_noStep());
    }
    if (build.getWorkspace() == null) {
      throw new AbortException(Messages.DogdriverBuilder_noWorkspace());
    }
    try {
      RunOptions options = step.options();
      Duration timeout = DogdriverVerdictStep.timeout(verdictTimeout);
      RunsOfStep runs = new RunsOfBuildStep(step, build, launcher, listener, pause).make(options);
      Optional<String> failure = runs.failure(options.project());
      if (failure.isPresent()) {
        throw new AbortException(failure.get());
      }
      rejection(runs, options, timeout, build, listener)
          .ifPresent(
              why -> {
                listener.error(why);
                build.setResult(Result.fromString(options.worseResult()));
              });
    } catch (DogdriverException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new AbortException(e.getMessage());
    }
    return true;
  }

  private Optional<String> rejection(
      RunsOfStep runs,
      RunOptions options,
      Duration timeout,
      AbstractBuild<?, ?> build,
      BuildListener listener)
      throws InterruptedException {
    if (!waitForVerdict) {
      return runs.rejection();
    }
    VerdictOptions asked =
        new VerdictOptions(
            options.project(),
            options.deployment(),
            "",
            options.metrics(),
            "",
            options.failOn(),
            options.worseResult(),
            timeout);
    return new VerdictWait(asked, build, listener.getLogger(), pause).verdict().rejection(asked);
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

    @POST
    public FormValidation doCheckVerdictTimeout(@QueryParameter String value) {
      return SeriesStep.SeriesStepDescriptor.check(value, DogdriverVerdictStep::timeout);
    }
  }
}
