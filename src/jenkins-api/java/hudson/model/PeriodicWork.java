package hudson.model;

import hudson.ExtensionPoint;
import hudson.triggers.SafeTimerTask;

public abstract class PeriodicWork extends SafeTimerTask implements ExtensionPoint {
  protected static final long MIN = 60_000;

  public PeriodicWork() {}

  public abstract long getRecurrencePeriod();
}
