package io.jenkins.plugins.dogdriver.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Wakes a step that takes too long, such as one that waits for a machine that does not answer. */
final class StepWatch implements AutoCloseable {
  private final Runnable wake;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(StepWatch::daemon);

  /** The alarm of the current step; null between two. */
  private ScheduledFuture<?> alarm;

  /**
   * @param wake ends the waits of the step
   */
  StepWatch(Runnable wake) {
    this.wake = wake;
  }

  /** Starts the alarm for a step, which is woken again and again once it takes longer. */
  void begin(Duration longest) {
    end();
    alarm =
        timer.scheduleWithFixedDelay(
            wake, longest.toMillis(), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Stops the alarm of the step, if there is one. */
  void end() {
    if (alarm != null) {
      alarm.cancel(false);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "dogDriver: watch of a run");
    thread.setDaemon(true);
    return thread;
  }
}
