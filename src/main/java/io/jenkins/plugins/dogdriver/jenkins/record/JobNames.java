package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import io.jenkins.plugins.dogdriver.engine.FormerNames;
import java.util.Set;
import jenkins.model.Jenkins;

/** Remembers the names that jobs and folders had before they were renamed or moved. */
@Extension
public final class JobNames extends ItemListener {
  private static final String FILE = "dogdriver/former-names.jsonl";

  private FormerNames names;

  static JobNames get() {
    return ExtensionList.lookupSingleton(JobNames.class);
  }

  /**
   * Records the new name of a folder or job; Jenkins calls it for a folder first, and then for each
   * item in it.
   */
  @Override
  public void onLocationChanged(Item item, String oldFullName, String newFullName) {
    names().moved(oldFullName, newFullName);
  }

  /** Returns every full name that a job with a former name may have now, that name itself first. */
  Set<String> namesNow(String fullName) {
    return names().namesNow(fullName);
  }

  private synchronized FormerNames names() {
    if (names == null) {
      names = new FormerNames(Jenkins.get().getRootDir().toPath().resolve(FILE));
    }
    return names;
  }
}
