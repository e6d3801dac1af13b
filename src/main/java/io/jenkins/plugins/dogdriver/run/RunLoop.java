package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import java.io.IOException;
import java.time.Duration;

/**
 * Drives a machine on one thread until its run is recorded, for a program that runs that long. An
 * interrupt of the thread cancels the run. Nothing tries again when this program has ended, so the
 * run is given up at the first failure.
 */
public final class RunLoop {
  private static final Duration LONGEST_STEP = Duration.ofMinutes(2);
  private static final Duration LONGEST_STEP_OF_STOPPED_RUN = Duration.ofSeconds(10);

  private final RunMachine machine;
  private final RunProgress progress;
  private final Pause pause;
  private final Duration longestStep;
  private final Duration longestStepOfStoppedRun;

  /** Waits between two steps. */
  public interface Pause {
    /** Waits for the time, or shorter where there is something to do earlier. */
    void of(Duration time) throws InterruptedException;
  }

  /**
   * @param progress of the machine
   */
  public RunLoop(RunMachine machine, RunProgress progress, Pause pause) {
    this(machine, progress, pause, LONGEST_STEP, LONGEST_STEP_OF_STOPPED_RUN);
  }

  RunLoop(
      RunMachine machine,
      RunProgress progress,
      Pause pause,
      Duration longestStep,
      Duration longestStepOfStoppedRun) {
    this.machine = machine;
    this.progress = progress;
    this.pause = pause;
    this.longestStep = longestStep;
    this.longestStepOfStoppedRun = longestStepOfStoppedRun;
  }

  /**
   * Returns the run once it is recorded, passed or not. The thread stays interrupted if it was.
   *
   * @throws IOException or an unchecked exception if the run could not begin, so that nothing is
   *     recorded, or if neither the store nor this machine's disk accepts it
   */
  public Run run() throws IOException {
    boolean interrupted = false;
    try (StepWatch watch = new StepWatch(machine::wake)) {
      while (true) {
        try {
          watch.begin(progress.isStopped() ? longestStepOfStoppedRun : longestStep);
          Next next = machine.advance();
          if (next instanceof Next.Failed failed) {
            next = afterFailure(failed);
          }
          watch.end();
          if (next instanceof Next.Recorded recorded) {
            return recorded.run();
          }
          follow(next);
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

  private void follow(Next next) throws Exception {
    if (next instanceof Next.NotBegun notBegun) {
      throw notBegun.why();
    } else if (next instanceof Next.NotRecorded notRecorded) {
      throw notRecorded.why();
    } else if (next instanceof Next.OutOfReach out) {
      pause.of(out.after());
    } else if (next instanceof Next.Again again && !again.after().isZero()) {
      pause.of(again.after());
    }
  }

  private Next afterFailure(Next.Failed failed) throws InterruptedException {
    if (progress.phase() == RunProgress.Phase.ENDING) {
      machine.abandon();
      return new Next.NotRecorded(failed.why());
    }
    if (!progress.isStopped()) {
      machine.giveUp("The machine of the load test was lost: " + failed.why().getMessage());
    }
    return new Next.Again(Backoff.SHORTEST);
  }
}
