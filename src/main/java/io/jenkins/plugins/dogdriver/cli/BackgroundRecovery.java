package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.LocalRuns;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.io.PrintWriter;
import java.time.Duration;

/**
 * Records what earlier processes left behind while this one does its work: a slow Datadog must not
 * delay the next load. The next process does what is not done a little after the work is over.
 */
final class BackgroundRecovery implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final Thread thread;

  BackgroundRecovery(LocalRuns runs, PrintWriter err) {
    thread =
        new Thread(
            () -> {
              try {
                runs.recover();
              } catch (DogdriverException e) {
                err.println("dogdriver: " + e.getMessage());
                err.flush();
              }
            },
            "dogDriver: recovery");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits for the recovery, also after an interrupt, which is kept, as the process waits for it
   * anyway.
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(LONGEST_WAIT.toMillis());
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
