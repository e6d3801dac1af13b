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
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundConstructor;

/**
 * The step for jobs that are no Pipelines. Such a build does not survive a restart of the
 * controller; its run is then recorded as cancelled.
 */
public final class DogdriverBuilder extends Builder {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

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
    Place place =
        new Place(build, listener, build.getWorkspace(), launcher, build.getEnvironment(listener));
    if (!place.isReachable()) {
      throw new AbortException(Messages.DogdriverBuilder_noWorkspace());
    }
    EndedRun ended = toItsEnd(new RunOfBuild(step), place);
    if (!ended.run().passed()) {
      throw Failure.didNotPass(ended.run());
    }
    if (step.failOn().rejects(ended.verdict())) {
      listener.error(Failure.rejected(ended).getMessage());
      build.setResult(Result.fromString(step.getWorseResult()));
    }
    return true;
  }

  private static EndedRun toItsEnd(RunOfBuild run, Place place)
      throws IOException, InterruptedException {
    InterruptedException interrupt = null;
    while (true) {
      try {
        Optional<EndedRun> ended = run.advance(place);
        if (ended.isPresent()) {
          if (interrupt != null) {
            throw interrupt;
          }
          return ended.get();
        }
        Thread.sleep(BETWEEN_LOOKS.toMillis());
      } catch (InterruptedException e) {
        if (interrupt != null || !run.isBegun()) {
          throw e;
        }
        interrupt = e;
        run.cancel();
      } catch (IOException | RuntimeException e) {
        if (!run.isBegun()) {
          if (Failure.of(e) instanceof AbortException sentence) {
            throw sentence;
          }
          throw e;
        }
        // A connection that breaks may be told by an unchecked exception as well.
        return run.giveUp(place, Messages.DogdriverBuilder_lost(e.getMessage()));
      }
    }
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
