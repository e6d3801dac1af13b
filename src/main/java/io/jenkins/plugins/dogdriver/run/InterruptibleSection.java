package io.jenkins.plugins.dogdriver.run;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Makes waits that another thread may end. A wait that was ended in this way throws a {@link
 * SilentException} and leaves no interrupt behind; any other interrupt stays an {@link
 * InterruptedException}.
 */
final class InterruptibleSection {
  /** The thread that waits; null while there is none. */
  private Thread worker;

  /** The state of the wait: true once it was ended by {@link #wake}. */
  private boolean woken;

  /** Signals that the machine did not answer in time. */
  static final class SilentException extends IOException {
    private static final long serialVersionUID = 1L;

    SilentException() {
      super("The machine of the load test does not answer.");
    }
  }

  /** A piece of work with a result. */
  interface Work<T> {
    T call() throws IOException, InterruptedException;
  }

  /** A piece of work without a result. */
  interface Action {
    void run() throws IOException, InterruptedException;
  }

  /** Does the work on this thread. */
  void act(Action action) throws IOException, InterruptedException {
    run(
        () -> {
          action.run();
          return null;
        });
  }

  /**
   * Does the work on this thread and returns its result.
   *
   * @throws SilentException if the wait was ended by {@link #wake}
   */
  <T> T run(Work<T> work) throws IOException, InterruptedException {
    synchronized (this) {
      worker = Thread.currentThread();
      woken = false;
    }
    try {
      return work.call();
    } catch (InterruptedException e) {
      if (isWoken()) {
        throw (IOException) new SilentException().initCause(e);
      }
      throw e;
    } finally {
      leave();
    }
  }

  private synchronized boolean isWoken() {
    return woken;
  }

  /**
   * Ends the section; an interrupt by {@link #wake} that came too late must not reach later work.
   */
  private synchronized void leave() {
    worker = null;
    if (woken) {
      Thread.interrupted();
    }
  }

  /** Ends the wait, if there is one. */
  synchronized void wake() {
    if (worker != null) {
      woken = true;
      worker.interrupt();
    }
  }

  /**
   * Does work that no interrupt of this thread may cut short, on another thread. An interrupt is
   * kept until the work is done.
   */
  static void shield(Runnable work) {
    FutureTask<Void> task = new FutureTask<>(work, null);
    new Thread(task, "dogDriver: recording a run").start();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          task.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof RuntimeException known
              ? known
              : new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
