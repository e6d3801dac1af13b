package io.jenkins.plugins.dogdriver.jenkins.build;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.run.StartedRun;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The runs whose end has not been told, on disk: a build that is killed, or does not come back with
 * its controller, shall not end in silence.
 */
public final class OpenRuns {
  private final Spool spool;

  /**
   * @param state folder of dogDriver on the controller
   */
  public OpenRuns(Path state) {
    spool = new Spool(state.resolve("started"));
  }

  /**
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if it cannot be written
   */
  public void open(StartedRun run) {
    spool.keep(run.lost(Messages.OpenRuns_lost()));
  }

  public void close(Run run) {
    spool.forget(run);
  }

  /**
   * Hands over, as cancelled, the runs that nobody will bring to an end, and forgets those that
   * were taken.
   *
   * @param goesOn whether the build of a run is still at it
   * @param taker what it throws ends the recovery, and the rest stays here
   */
  public void recover(Predicate<Run> goesOn, Consumer<Run> taker) {
    for (Run run : spool.waiting()) {
      if (!goesOn.test(run)) {
        taker.accept(run);
        spool.forget(run);
      }
    }
  }
}
