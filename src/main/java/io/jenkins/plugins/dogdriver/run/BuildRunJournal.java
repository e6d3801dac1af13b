package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The runs of builds whose end has not been reported, on disk: the run of a build that is killed,
 * or does not come back with its controller, is recorded nevertheless.
 */
public final class BuildRunJournal implements RunJournal {
  private static final String LOST = "The build ended before its run did.";

  private final Spool spool;

  /**
   * @param state folder of dogDriver on this machine
   */
  public BuildRunJournal(Path state) {
    spool = new Spool(state.resolve("started"));
  }

  @Override
  public void open(RunStart run) {
    spool.keep(run.lost(LOST));
  }

  @Override
  public void ended(Run run) {
    spool.keep(run);
  }

  @Override
  public void close(String id) {
    spool.forget(id);
  }

  /**
   * Hands over the runs that nobody will bring to an end, as cancelled unless their end was known,
   * and forgets those that were taken.
   *
   * @param isRunning whether the build of a run is still running
   * @param taker what it throws ends the recovery, and the rest stays here
   */
  public void recover(Predicate<Run> isRunning, Consumer<Run> taker) {
    for (Run run : spool.waiting()) {
      if (!isRunning.test(run)) {
        taker.accept(run);
        spool.forget(run.id());
      }
    }
  }
}
