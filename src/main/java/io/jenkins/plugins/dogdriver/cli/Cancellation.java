package io.jenkins.plugins.dogdriver.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread that opened it when the process is ended (Ctrl-C, a terminate signal), and
 * waits for it: the run is ended, recorded and reported to Datadog before the process is gone.
 */
final class Cancellation implements AutoCloseable {
  private static final long LONGEST_SECONDS = 90;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  Cancellation() {
    Thread working = Thread.currentThread();
    hook =
        new Thread(
            () -> {
              working.interrupt();
              awaitEnd();
            },
            "end of the run");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd() {
    try {
      done.await(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already; the hook ends as soon as the work is done.
    }
  }
}
