package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The journal of the command line. Each process has a folder of its own while it has a run, and
 * holds a lock of the operating system on a file in it. The lock is gone when the process ends in
 * any way, on this machine or in another container that shares the folder; so a folder that can be
 * locked has runs that nothing else will end.
 */
public final class ProcessRunJournal implements RunJournal {
  private static final String KILLED = "The program was killed before the run had ended.";
  private static final String PREFIX = "started-";
  private static final String LOCK = "lock";

  /**
   * The folders of this process. It must not open their lock files a second time: the operating
   * system would release the lock when the second one is closed.
   */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private static final Object RECOVERY = new Object();

  private final Path state;
  private final Consumer<String> deleteTraces;
  private Path folder;
  private FileChannel lock;
  private FolderRunJournal own;

  /**
   * @param state a folder that processes share; created when needed
   * @param deleteTraces receives the id of a run whose process was killed, and deletes what its
   *     load test left on this machine, if anything
   */
  public ProcessRunJournal(Path state, Consumer<String> deleteTraces) {
    this.state = state.toAbsolutePath().normalize();
    this.deleteTraces = deleteTraces;
  }

  @Override
  public synchronized void open(RunStart run) {
    if (own == null) {
      begin();
    }
    own.open(run);
  }

  @Override
  public synchronized void ended(Run run) {
    if (own == null) {
      begin();
    }
    own.ended(run);
  }

  @Override
  public synchronized void done(String id, Step step) {
    if (own != null) {
      own.done(id, step);
    }
  }

  @Override
  public synchronized boolean isDone(String id, Step step) {
    return own != null && own.isDone(id, step);
  }

  @Override
  public synchronized void close(String id) {
    if (own != null) {
      own.close(id);
      if (isEmpty(folder)) {
        release(folder, lock);
        OWN.remove(folder);
        own = null;
      }
    }
  }

  @Override
  public void recover(Recovery recovery) {
    // One at a time: two locks of one process on a file would be one.
    synchronized (RECOVERY) {
      for (Path process : folders()) {
        if (!OWN.contains(process)) {
          recover(process, recovery);
        }
      }
    }
  }

  @Override
  public List<String> unreadable() {
    return folders().stream()
        .flatMap(
            process ->
                Stream.concat(
                    journal(process).unreadable().stream(), withoutLock(process).stream()))
        .toList();
  }

  /** Returns a sentence where the lock is not a file, so that no process can hold it. */
  private static Optional<String> withoutLock(Path process) {
    Path lock = process.resolve(LOCK);
    return Files.exists(lock, LinkOption.NOFOLLOW_LINKS)
            && !Files.isRegularFile(lock, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(
            "The runs in "
                + process
                + " cannot be recovered, as 'lock' there is not a file: delete it.")
        : Optional.empty();
  }

  private void recover(Path process, Recovery recovery) {
    if (withoutLock(process).isPresent()) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(
                process.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock()) {
      if (held != null) {
        journal(process)
            .recover(
                (run, itsJournal) -> {
                  deleteTraces.accept(run.id());
                  recovery.finish(run, itsJournal);
                });
        if (isEmpty(process)) {
          release(process, channel);
        }
      }
    } catch (IOException e) {
      // Another process has recovered it, or may still be running: the next process tries again.
    }
  }

  /**
   * Creates the folder of this process, which gets its name once it is locked, so that it is never
   * seen without a lock.
   */
  private void begin() {
    String name = PREFIX + UUID.randomUUID();
    Path unnamed = state.resolve("." + name);
    folder = state.resolve(name);
    try {
      Files.createDirectories(unnamed);
      lock =
          FileChannel.open(
              unnamed.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock.lock();
      OWN.add(folder);
      Files.move(unnamed, folder);
    } catch (IOException e) {
      throw new StoreException("The journal in " + state + " cannot be written: " + e, e);
    }
    own = journal(folder);
  }

  private static FolderRunJournal journal(Path process) {
    return new FolderRunJournal(process, KILLED, run -> false);
  }

  private List<Path> folders() {
    try (Stream<Path> folders = Files.list(state)) {
      return folders
          .filter(path -> isProcess(state.relativize(path).toString()))
          .filter(Files::isDirectory)
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      // The next process tries again.
      return List.of();
    }
  }

  /**
   * Returns whether a name is that of the folder of a process; one without its final name after an
   * hour belongs to a process that was killed.
   */
  private boolean isProcess(String name) {
    return name.startsWith(PREFIX) || name.startsWith("." + PREFIX) && isOld(state.resolve(name));
  }

  private static boolean isOld(Path folder) {
    try {
      return Files.getLastModifiedTime(folder)
          .toInstant()
          .isBefore(Instant.now().minus(Duration.ofHours(1)));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isEmpty(Path process) {
    try (Stream<Path> files = Files.list(process)) {
      return files.noneMatch(file -> file.toString().endsWith(".json"));
    } catch (IOException e) {
      return false;
    }
  }

  /** Deletes the folder; what is left in it are notes on runs that are gone. */
  private static void release(Path process, FileChannel lock) {
    try (FileChannel closed = lock;
        Stream<Path> files = Files.list(process)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(process);
    } catch (IOException e) {
      // An empty folder does no harm; the next process deletes it.
    }
  }
}
