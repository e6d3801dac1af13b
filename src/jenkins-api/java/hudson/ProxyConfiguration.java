package hudson;

import hudson.model.Describable;
import hudson.model.Saveable;
import hudson.util.Secret;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;

public final class ProxyConfiguration
    implements Describable<ProxyConfiguration>, Saveable, Serializable {
  public ProxyConfiguration(String name, int port) {
    throw new UnsupportedOperationException();
  }

  public String getUserName() {
    throw new UnsupportedOperationException();
  }

  public Secret getSecretPassword() {
    throw new UnsupportedOperationException();
  }

  public int getPort() {
    throw new UnsupportedOperationException();
  }

  public String getName() {
    throw new UnsupportedOperationException();
  }

  public List<Pattern> getNoProxyHostPatterns() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void save() throws IOException {
    throw new UnsupportedOperationException();
  }
}
