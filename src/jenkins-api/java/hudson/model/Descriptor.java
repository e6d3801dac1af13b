package hudson.model;

import jenkins.model.Loadable;

public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable {
  protected Descriptor(Class<? extends T> clazz) {
    throw new UnsupportedOperationException();
  }

  protected Descriptor() {
    throw new UnsupportedOperationException();
  }

  public String getDisplayName() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void save() {
    throw new UnsupportedOperationException();
  }

  @Override
  public synchronized void load() {
    throw new UnsupportedOperationException();
  }
}
