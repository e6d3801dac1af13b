package hudson.model;

import hudson.remoting.VirtualChannel;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import java.util.concurrent.ExecutorService;

public abstract class Computer extends Actionable implements AccessControlled {
  public static final ExecutorService threadPoolForRemoting = null;

  protected Computer(Node node) {
    throw new UnsupportedOperationException();
  }

  public abstract VirtualChannel getChannel();

  public Node getNode() {
    throw new UnsupportedOperationException();
  }

  public String getName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }
}
