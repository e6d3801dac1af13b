package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.util.function.Consumer;

/**
 * The runs that are not over yet, on disk. A run is in the journal before anything else knows of
 * it, and until everything else knows of its end; should its program die, the journal brings it to
 * its end.
 */
public interface RunJournal {
  /**
   * Writes down a run that is about to start.
   *
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be written
   */
  void open(RunStart run);

  /**
   * Writes down how a run ended, in place of its start.
   *
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be written
   */
  void ended(Run run);

  /** Deletes a run whose end is recorded everywhere, or which did not start. */
  void close(String id);

  /**
   * Hands over the runs that nothing brings to an end any more, as cancelled unless their end was
   * written down, and deletes each that was accepted.
   *
   * @param recorder accepts a run; what it throws ends the recovery, and the rest stays here
   */
  void recover(Consumer<Run> recorder);
}
