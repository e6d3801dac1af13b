package io.jenkins.plugins.dogdriver.jenkins.record;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.run.RunJournal;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The runs whose end has not been told, on disk: a build that is killed, or does not come back with
 * its controller, shall not end in silence.
 */
public final class BuildRunJournal implements RunJournal {
  private final Spool spool;

  /**
   * @param state folder of dogDriver on the controller
   */
  public BuildRunJournal(Path state) {
    spool = new Spool(state.resolve("started"));
  }

  @Override
  public void open(RunStart run) {
    spool.keep(run.lost(Messages.BuildRunJournal_lost()));
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
   * @param goesOn whether the build of a run is still at it
   * @param taker what it throws ends the recovery, and the rest stays here
   */
  public void recover(Predicate<Run> goesOn, Consumer<Run> taker) {
    for (Run run : spool.waiting()) {
      if (!goesOn.test(run)) {
        taker.accept(run);
        spool.forget(run.id());
      }
    }
  }
}
