package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Run;

/** A place to which runs are delivered, so that their metric values are collected. */
public interface RunInbox {
  /**
   * Returns once the run is there; doing so twice is doing so once.
   *
   * @throws StoreException if it was not accepted
   */
  void deliver(Run run);
}
