package hudson.model;

import hudson.security.ACL;
import java.io.File;
import java.io.IOException;

public abstract class AbstractItem extends Actionable implements Item {
  protected AbstractItem(ItemGroup parent, String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final String getFullName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public final String getUrl() {
    throw new UnsupportedOperationException();
  }

  @Override
  public File getRootDir() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }
}
