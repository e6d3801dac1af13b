package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.util.List;

/**
 * The runs that are not over yet, on disk. A run is in the journal before anything else knows of
 * it, and until everything else knows of its end; if its program dies, the journal records its end.
 * Every method that writes throws an {@link io.jenkins.plugins.dogdriver.store.StoreException}
 * where it cannot.
 */
public interface RunJournal {
  /** A step that is done once for each run. */
  enum Step {
    START_EVENT,
    DELIVERY,
    STOP_EVENT
  }

  /** Ends a run that nothing else will end. */
  interface Recovery {
    /**
     * Ends a run.
     *
     * @param run as cancelled, unless its end was written down
     * @param journal that has the run
     */
    void finish(Run run, RunJournal journal);
  }

  /** Writes down a run that is about to start, in place of what was written before. */
  void open(RunStart run);

  /** Writes down how a run ended, in place of its start. */
  void ended(Run run);

  /** Writes down that a step is done. */
  void done(String id, Step step);

  /** Returns whether a step was written down as done. */
  boolean isDone(String id, Step step);

  /** Deletes a run that is finished, or did not start. */
  void close(String id);

  /**
   * Passes each run that nothing else will end to the recovery.
   *
   * @param recovery an exception from it ends the recovery, and the rest stays here
   */
  void recover(Recovery recovery);

  /** Returns a sentence for each object that cannot be read; a run may be lost with it. */
  default List<String> unreadable() {
    return List.of();
  }
}
