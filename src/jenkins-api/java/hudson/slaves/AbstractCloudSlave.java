package hudson.slaves;

import hudson.model.Descriptor.FormException;
import hudson.model.Slave;
import java.io.IOException;

public abstract class AbstractCloudSlave extends Slave {
  protected AbstractCloudSlave(String name, String remoteFS, ComputerLauncher launcher)
      throws FormException, IOException {
    super(name, remoteFS, launcher);
  }
}
