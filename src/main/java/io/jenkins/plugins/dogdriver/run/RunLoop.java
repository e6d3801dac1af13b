package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import java.io.IOException;
import java.time.Duration;

/**
 * Drives a machine on one thread until its run is recorded, for a program that runs that long. An
 * interrupt of the thread cancels the run.
 */
public final class RunLoop {
  private final RunMachine machine;
  private final RunProgress progress;
  private final Pause pause;

  /** Waits between two steps. */
  public interface Pause {
    /** Returns after the time, or earlier where there is something to do earlier. */
    void of(Duration time) throws InterruptedException;
  }

  /**
   * @param progress of the machine
   */
  public RunLoop(RunMachine machine, RunProgress progress, Pause pause) {
    this.machine = machine;
    this.progress = progress;
    this.pause = pause;
  }

  /**
   * Returns the run once it is recorded, however it ended. The thread stays marked if it was
   * interrupted.
   *
   * @throws IOException or an unchecked exception if the run could not begin, so that nothing is
   *     recorded, or if neither the store nor this machine's disk accepts it
   */
  public Run run() throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          Next next = machine.advance();
          if (next instanceof Next.Recorded recorded) {
            return recorded.run();
          } else if (next instanceof Next.NotBegun notBegun) {
            throw notBegun.why();
          } else if (next instanceof Next.NotRecorded notRecorded) {
            throw notRecorded.why();
          } else if (next instanceof Next.Failed failed) {
            giveUp(failed);
          } else if (next instanceof Next.OutOfReach out) {
            pause.of(out.after());
          } else if (next instanceof Next.Again again && !again.after().isZero()) {
            pause.of(again.after());
          }
        } catch (InterruptedException e) {
          interrupted = true;
          progress.cancel();
        }
      }
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("A run failed in an unexpected way.", e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Nobody will look again when this process is gone, so nothing is waited for. */
  private void giveUp(Next.Failed failed) throws Exception {
    if (progress.phase() == RunProgress.Phase.ENDING) {
      throw failed.why();
    }
    machine.giveUp("The machine of the load test was lost: " + failed.why().getMessage());
  }
}
