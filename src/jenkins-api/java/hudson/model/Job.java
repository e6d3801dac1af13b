package hudson.model;

import java.io.File;
import java.io.IOException;

public abstract class Job<JobT extends Job<JobT, RunT>, RunT extends Run<JobT, RunT>>
    extends AbstractItem {
  protected Job(ItemGroup parent, String name) {
    super(parent, name);
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() throws IOException {
    throw new UnsupportedOperationException();
  }

  public RunT getLastBuild() {
    throw new UnsupportedOperationException();
  }

  public RunT getBuildByNumber(int n) {
    throw new UnsupportedOperationException();
  }

  public File getBuildDir() {
    throw new UnsupportedOperationException();
  }
}
