package io.jenkins.plugins.dogdriver.jenkins.record;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.run.RunJournal;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The journal of a controller: a build that is killed, or does not come back with its controller,
 * must not end in silence.
 */
public final class BuildRunJournal implements RunJournal {
  private final Spool spool;
  private final Predicate<Run> isRunning;

  /**
   * @param state folder of dogDriver on the controller
   * @param isRunning whether the build of a run is still running, so that it brings its run to an
   *     end itself
   */
  public BuildRunJournal(Path state, Predicate<Run> isRunning) {
    this.spool = new Spool(state.resolve("started"));
    this.isRunning = isRunning;
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

  @Override
  public void recover(Consumer<Run> recorder) {
    for (Run run : spool.waiting()) {
      if (!isRunning.test(run)) {
        recorder.accept(run);
        spool.forget(run.id());
      }
    }
  }
}
