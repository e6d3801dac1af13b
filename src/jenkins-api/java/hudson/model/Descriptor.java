package hudson.model;

import jenkins.model.Loadable;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable {
  protected Descriptor(Class<? extends T> clazz) {}

  protected Descriptor() {}

  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  public boolean configure(StaplerRequest2 req, JSONObject json) throws FormException {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() {}

  @Override
  public synchronized void load() {}

  public static final class FormException extends Exception {
    public FormException(String message, String formField) {
      super(message);
    }
  }
}
