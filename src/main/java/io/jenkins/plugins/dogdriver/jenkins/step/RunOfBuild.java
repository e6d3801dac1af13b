package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One run of a build, a step at a time, so that after a restart of the controller it goes on where
 * it was. Whoever drives it calls {@link #advance} again and again until it is over.
 */
final class RunOfBuild implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(RunOfBuild.class.getName());

  /** How long moloslave has to end once it is told to, before it is no longer waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private enum Stop {
    CANCELLED,
    TIMED_OUT
  }

  private final DogdriverStep step;
  private OngoingRun run;
  private LoadTestProcess process;

  /** Null as long as nothing ends it before its time. */
  private Stop stop;

  /** When moloslave was to be told to end first; 0 while it was not. */
  private long stopMillis;

  /** Whether it was told. */
  private boolean killed;

  /** Once it is recorded, so that a failure on the last steps does not record it twice. */
  private transient Run recorded;

  /** Whether nothing can have happened since the run began that is not known here. */
  private transient boolean begunHere;

  private transient volatile boolean interruptible;

  RunOfBuild(DogdriverStep step) {
    this.step = step;
  }

  /** Whether there is a run that must be brought to its end. */
  boolean isBegun() {
    return run != null;
  }

  /** Whether the load test has begun to write, so that no more than its output is to come. */
  boolean isUnderWay() {
    return process != null && process.hasOutput();
  }

  /** Whether {@link #advance} waits for something that may be given up without losing anything. */
  boolean isInterruptible() {
    return interruptible;
  }

  void cancel() {
    if (stop == null) {
      stop = Stop.CANCELLED;
    }
  }

  /**
   * Goes one step on.
   *
   * @return the run once it is recorded; empty where there is more to do
   * @throws IOException if the agent was lost on the way, or the run cannot begin
   * @throws InterruptedException if it was interrupted while that did no harm
   */
  Optional<EndedRun> advance(Place place) throws IOException, InterruptedException {
    if (run == null) {
      start(place);
      return Optional.empty();
    }
    if (stop == null && run.isOverdue(Instant.now())) {
      stop = Stop.TIMED_OUT;
    }
    if (recorded != null) {
      return Optional.of(conclude(place, new ControllerSide(step, place)));
    }
    if (!place.isReachable()) {
      return stop == null ? Optional.empty() : Optional.of(finish(place, result()));
    }
    if (process == null) {
      return begin(place);
    }
    if (isOver(place)) {
      return Optional.of(finish(place, result()));
    }
    return Optional.empty();
  }

  /** Brings it to its end at once, as failed, and moloslave too if it can be reached. */
  EndedRun giveUp(Place place, String reason) throws IOException, InterruptedException {
    if (place.isReachable()) {
      try {
        LoadTestProcess.kill(run, place);
      } catch (IOException | RuntimeException e) {
        LOGGER.log(Level.FINE, "moloslave could not be ended", e);
      }
    }
    return finish(place, LoadTestResult.failed(counts(), reason));
  }

  private void start(Place place) throws IOException, InterruptedException {
    ControllerSide side = new ControllerSide(step, place);
    interruptible = true;
    RunPlan plan;
    String version;
    try {
      plan = side.plan();
      version = side.version(plan.deployment());
    } finally {
      interruptible = false;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    run = side.start(plan, version);
    begunHere = true;
  }

  private Optional<EndedRun> begin(Place place) throws IOException, InterruptedException {
    if (stop != null) {
      return Optional.of(finish(place, result()));
    }
    if (!begunHere) {
      // It may have been launched and not noted any more.
      return Optional.of(giveUp(place, Messages.RunOfBuild_restarted()));
    }
    try {
      process = LoadTestProcess.launch(run, place);
      return Optional.empty();
    } catch (IOException | MolotovException e) {
      return Optional.of(giveUp(place, e.getMessage()));
    }
  }

  private boolean isOver(Place place) throws IOException, InterruptedException {
    interruptible = true;
    try {
      if (process.read(place)) {
        return true;
      }
      if (stop != null && !killed) {
        stopMillis = stopMillis == 0 ? Instant.now().toEpochMilli() : stopMillis;
        LoadTestProcess.kill(run, place);
        killed = true;
      }
    } finally {
      interruptible = false;
    }
    return stopMillis > 0 && Instant.now().isAfter(Instant.ofEpochMilli(stopMillis).plus(PATIENCE));
  }

  private EndedRun finish(Place place, LoadTestResult result)
      throws IOException, InterruptedException {
    ControllerSide side = new ControllerSide(step, place);
    recorded = side.finish(run, result, process == null ? Instant.now() : process.end());
    return conclude(place, side);
  }

  private EndedRun conclude(Place place, ControllerSide side) {
    EndedRun ended = side.conclude(recorded);
    if (process != null && place.isReachable()) {
      try {
        process.cleanUp(place);
      } catch (IOException | RuntimeException e) {
        // The agent deletes it with the workspace.
        LOGGER.log(Level.FINE, "The traces of a load test could not be deleted", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return ended;
  }

  private LoadTestResult result() {
    if (stop == Stop.CANCELLED) {
      return LoadTestResult.cancelled(counts());
    }
    if (stop == Stop.TIMED_OUT) {
      return LoadTestResult.timedOut(counts(), run.timeout());
    }
    return LoadTestResult.of(process.output(), LoadTestResult.DEFAULT_FAILURE_SHARE);
  }

  private Counts counts() {
    return process == null ? Counts.NONE : process.output().counts();
  }
}
