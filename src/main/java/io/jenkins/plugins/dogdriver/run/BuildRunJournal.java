package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * The journal of a controller, which records the runs of a build that is killed or does not come
 * back with its controller.
 */
public final class BuildRunJournal extends FolderRunJournal {
  /**
   * @param state folder of dogDriver on the controller
   * @param isRunning whether the build of a run is still running, so that it ends its run itself
   */
  public BuildRunJournal(Path state, Predicate<Run> isRunning) {
    super(state.resolve("started"), "The build ended before its run did.", isRunning);
  }
}
