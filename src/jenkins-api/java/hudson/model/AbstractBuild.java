package hudson.model;

import hudson.EnvVars;
import hudson.FilePath;
import java.io.IOException;

public abstract class AbstractBuild<P extends AbstractProject<P, R>, R extends AbstractBuild<P, R>>
    extends Run<P, R> {
  protected AbstractBuild(P job) throws IOException {
    super(job);
    throw new UnsupportedOperationException();
  }

  public final FilePath getWorkspace() {
    throw new UnsupportedOperationException();
  }

  @Override
  public EnvVars getEnvironment(TaskListener log) throws IOException, InterruptedException {
    throw new UnsupportedOperationException();
  }
}
