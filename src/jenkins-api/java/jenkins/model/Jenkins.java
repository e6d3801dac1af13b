package jenkins.model;

import hudson.ProxyConfiguration;
import hudson.model.AbstractCIBase;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.security.ACL;
import hudson.security.AccessControlled;
import hudson.security.Permission;
import java.io.File;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;

public class Jenkins extends AbstractCIBase implements AccessControlled {
  public static final Permission ADMINISTER = new Permission(null, "ADMINISTER", null, null, null);
  public static final Permission READ = new Permission(null, "READ", null, null, null);

  private Jenkins() {
    throw new UnsupportedOperationException();
  }

  public static Jenkins get() throws IllegalStateException {
    throw new UnsupportedOperationException();
  }

  public <T extends Item> T getItemByFullName(String fullName, Class<T> type)
      throws AccessDeniedException {
    throw new UnsupportedOperationException();
  }

  public String getLegacyInstanceId() {
    throw new UnsupportedOperationException();
  }

  public static Authentication getAuthentication2() {
    throw new UnsupportedOperationException();
  }

  public Computer getComputer(String name) {
    throw new UnsupportedOperationException();
  }

  public ProxyConfiguration getProxy() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getLabelString() {
    throw new UnsupportedOperationException();
  }

  public String getRootUrl() throws IllegalStateException {
    throw new UnsupportedOperationException();
  }

  @Override
  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public File getRootDir() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ACL getACL() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() throws IOException {
    throw new UnsupportedOperationException();
  }
}
