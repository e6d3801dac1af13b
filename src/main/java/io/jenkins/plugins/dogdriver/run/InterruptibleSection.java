package io.jenkins.plugins.dogdriver.run;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Work that another thread may interrupt. Outside of it no interrupt reaches the worker. */
final class InterruptibleSection {
  /** The thread at work; null while there is none. */
  private Thread worker;

  /** Work with a result. */
  interface Work<T> {
    T call() throws IOException, InterruptedException;
  }

  /** Work without a result. */
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

  /** Does the work on this thread and returns its result. */
  <T> T run(Work<T> work) throws IOException, InterruptedException {
    synchronized (this) {
      worker = Thread.currentThread();
    }
    try {
      return work.call();
    } finally {
      synchronized (this) {
        worker = null;
      }
    }
  }

  /** Interrupts the work, if there is any. */
  synchronized void interrupt() {
    if (worker != null) {
      worker.interrupt();
    }
  }

  /**
   * Does work that no interrupt of this thread may cut short: on another thread. The interrupt is
   * kept for after.
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
