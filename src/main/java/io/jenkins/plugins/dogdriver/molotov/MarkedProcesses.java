package io.jenkins.plugins.dogdriver.molotov;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a run on this machine, found by the mark of the run in their environment. So a
 * process is found even after its parent has ended. Only Linux shows environments; elsewhere none
 * is found.
 */
final class MarkedProcesses {
  private static final Duration LONGEST_END = Duration.ofSeconds(5);

  private final String mark;

  /**
   * @param id of the run
   */
  MarkedProcesses(String id) {
    mark = '\0' + MoloslaveScript.MARK + '=' + id + '\0';
  }

  /** Returns the processes that are running now, without this one. */
  List<ProcessHandle> running() {
    return ProcessHandle.allProcesses()
        .filter(process -> !process.equals(ProcessHandle.current()) && isMarked(process))
        .toList();
  }

  /** Kills the processes and waits until they have ended, at most for some seconds. */
  void kill() {
    List<ProcessHandle> left = running();
    left.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture.allOf(
            left.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  private boolean isMarked(ProcessHandle process) {
    Path environment = Path.of("/proc", String.valueOf(process.pid()), "environ");
    try {
      // A zero byte follows each variable.
      String variables = Files.readString(environment, StandardCharsets.ISO_8859_1);
      return ('\0' + variables).contains(mark);
    } catch (IOException e) {
      // It has ended, or belongs to another user.
      return false;
    }
  }
}
