package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journal of the command line. Each process has a folder of its own; the folder of a process
 * that has ended holds lost runs.
 */
public final class ProcessRunJournal implements RunJournal {
  private static final String KILLED = "The program was killed while the load test ran.";
  private static final Pattern FOLDER = Pattern.compile("started-(\\d{1,18})-(\\d{1,18})");

  private final Path folder;
  private final Path own;

  /**
   * @param folder on this machine, shared by its processes; made when needed
   */
  public ProcessRunJournal(Path folder) {
    this.folder = folder;
    this.own = folder.resolve(name(ProcessHandle.current()));
  }

  @Override
  public void open(RunStart run) {
    new Spool(own).keep(run.lost(KILLED));
  }

  @Override
  public void ended(Run run) {
    new Spool(own).keep(run);
  }

  @Override
  public void close(String id) {
    new Spool(own).forget(id);
    deleteEmpty(own);
  }

  @Override
  public void recover(Consumer<Run> recorder) {
    for (Path process : ofDeadProcesses()) {
      Spool spool = new Spool(process);
      for (Run run : spool.waiting()) {
        recorder.accept(run);
        spool.forget(run.id());
      }
      deleteEmpty(process);
    }
  }

  private List<Path> ofDeadProcesses() {
    try (Stream<Path> folders = Files.list(folder)) {
      return folders.filter(ProcessRunJournal::isOfDeadProcess).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      // The next process looks again.
      return List.of();
    }
  }

  private static boolean isOfDeadProcess(Path process) {
    Matcher matcher = FOLDER.matcher(process.getFileName().toString());
    return matcher.matches()
        && ProcessHandle.of(Long.parseLong(matcher.group(1)))
            .filter(ProcessHandle::isAlive)
            .filter(alive -> name(alive).equals(matcher.group()))
            .isEmpty();
  }

  /** The id of a process alone is given to another one some day. */
  private static String name(ProcessHandle process) {
    Instant start = process.info().startInstant().orElse(Instant.EPOCH);
    return "started-" + process.pid() + "-" + start.getEpochSecond();
  }

  private static void deleteEmpty(Path process) {
    try {
      Files.deleteIfExists(process);
    } catch (IOException e) {
      // Not empty: the process has another run.
    }
  }
}
