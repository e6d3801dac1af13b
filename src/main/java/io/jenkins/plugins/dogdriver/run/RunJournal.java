package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;

/**
 * Where a run is written down before anybody is told of it, until its end is told: should the
 * program die meanwhile, whoever looks at the journal next brings it to its end.
 */
public interface RunJournal {
  /**
   * Writes down a run that is about to start.
   *
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be written
   */
  void open(RunStart run);

  /**
   * Writes down how a run ended, in place of what is known of its start.
   *
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be written
   */
  void ended(Run run);

  /** Forgets a run whose end was told, or which did not start. */
  void close(String id);
}
