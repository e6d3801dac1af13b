package jenkins.security;

import hudson.remoting.Callable;
import org.jenkinsci.remoting.RoleChecker;

public abstract class MasterToSlaveCallable<V, T extends Throwable> implements Callable<V, T> {
  public MasterToSlaveCallable() {}

  @Override
  public void checkRoles(RoleChecker checker) throws SecurityException {
    throw new UnsupportedOperationException();
  }
}
