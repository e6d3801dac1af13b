package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** A journal in one folder: a file for each run, and an empty one for each step that is done. */
class FolderRunJournal implements RunJournal {
  private final Path folder;
  private final Spool runs;
  private final String lost;
  private final Predicate<Run> isRunning;

  /**
   * @param folder created when the first run is opened
   * @param lost one sentence on why a run that is recovered has no known end
   * @param isRunning whether something else ends a run
   */
  FolderRunJournal(Path folder, String lost, Predicate<Run> isRunning) {
    this.folder = folder;
    this.runs = new Spool(folder);
    this.lost = lost;
    this.isRunning = isRunning;
  }

  @Override
  public void open(RunStart run) {
    runs.keep(run.lost(lost));
  }

  @Override
  public void ended(Run run) {
    runs.keep(run);
  }

  @Override
  public void done(String id, Step step) {
    try {
      Files.createFile(mark(id, step));
    } catch (FileAlreadyExistsException e) {
      // It was done before.
    } catch (IOException e) {
      throw new StoreException("The journal in " + folder + " cannot be written: " + e, e);
    }
  }

  @Override
  public boolean isDone(String id, Step step) {
    return Files.exists(mark(id, step));
  }

  @Override
  public void close(String id) {
    runs.forget(id);
    for (Step step : Step.values()) {
      try {
        Files.deleteIfExists(mark(id, step));
      } catch (IOException e) {
        throw new StoreException("The journal in " + folder + " cannot be written: " + e, e);
      }
    }
  }

  @Override
  public void recover(Recovery recovery) {
    for (Run listed : runs.waiting()) {
      if (!isRunning.test(listed)) {
        // Read again: it may have ended since it was listed.
        runs.waiting().stream()
            .filter(run -> run.id().equals(listed.id()))
            .findFirst()
            .ifPresent(run -> recovery.finish(run, this));
      }
    }
  }

  @Override
  public List<String> unreadable() {
    return runs.unreadable();
  }

  private Path mark(String id, Step step) {
    return folder.resolve(id + "." + Word.of(step));
  }
}
