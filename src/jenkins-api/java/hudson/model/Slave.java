package hudson.model;

import hudson.model.Descriptor.FormException;
import hudson.slaves.ComputerLauncher;
import java.io.IOException;
import java.io.Serializable;

public abstract class Slave extends Node implements Serializable {
  protected Slave(String name, String remoteFS, ComputerLauncher launcher)
      throws FormException, IOException {
    throw new UnsupportedOperationException();
  }
}
