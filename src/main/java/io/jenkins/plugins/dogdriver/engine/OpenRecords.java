package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.nio.file.Path;
import java.util.List;

/**
 * The runs whose builds do not know yet what became of them, on the disk of the controller: another
 * controller, or the command line, may collect them. Every method that writes throws a {@link
 * io.jenkins.plugins.dogdriver.store.StoreException} where it cannot.
 */
public final class OpenRecords {
  private final Spool runs;

  /**
   * @param state folder of dogDriver on the controller
   */
  OpenRecords(Path state) {
    runs = new Spool(state.resolve("records"));
  }

  /** Adds a run that has started. */
  public void started(RunStart run) {
    runs.keep(run.lost("It has not ended yet."));
  }

  /** Adds a run that has ended, in place of its start. */
  public void ended(Run run) {
    runs.keep(run);
  }

  /** Deletes the run of that id; that it is not here is fine. */
  void close(String id) {
    runs.forget(id);
  }

  /** Returns the runs, the oldest first; a placeholder where the end is not known. */
  List<Run> list() {
    return runs.waiting();
  }

  /** Returns a sentence for each object that cannot be read. */
  List<String> unreadable() {
    return runs.unreadable();
  }
}
