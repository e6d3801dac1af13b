package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run of a build, a step at a time, so that after a restart of the controller it goes on where
 * it was. Whoever drives it calls {@link #advance} again and again until it is over.
 */
final class RunOfBuild implements Serializable {
  private static final long serialVersionUID = 1L;

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

  /** When moloslave was told to end; 0 while it was not. */
  private long stopMillis;

  /** Whether nothing can have happened since the run began that is not known here. */
  private transient boolean begunHere;

  RunOfBuild(DogdriverStep step) {
    this.step = step;
  }

  /** Whether there is a run that must be brought to its end. */
  boolean isBegun() {
    return run != null;
  }

  void cancel() {
    if (stop == null) {
      stop = Stop.CANCELLED;
    }
  }

  /**
   * Goes one step on, in a bounded time.
   *
   * @return the run once it is recorded; empty where there is more to do
   * @throws IOException if the agent was lost on the way, or the run cannot begin
   */
  Optional<EndedRun> advance(Place place) throws IOException, InterruptedException {
    if (run == null) {
      run = new ControllerSide(step, place).start();
      begunHere = true;
      return Optional.empty();
    }
    if (stop == null && run.isOverdue(Instant.now())) {
      stop = Stop.TIMED_OUT;
    }
    if (!place.isReachable()) {
      return stop == null ? Optional.empty() : Optional.of(finish(place, result()));
    }
    if (process == null) {
      return begin(place);
    }
    if (process.read(place) || isPastPatience()) {
      return Optional.of(finish(place, result()));
    }
    if (stop != null && stopMillis == 0) {
      stopMillis = Instant.now().toEpochMilli();
      process.stop(place);
    }
    return Optional.empty();
  }

  /** Brings it to its end at once, as failed. */
  EndedRun giveUp(Place place, String reason) throws IOException, InterruptedException {
    return finish(place, LoadTestResult.failed(counts(), reason));
  }

  private Optional<EndedRun> begin(Place place) throws IOException, InterruptedException {
    if (stop != null) {
      return Optional.of(finish(place, result()));
    }
    if (!begunHere) {
      return Optional.of(giveUp(place, Messages.RunOfBuild_restarted()));
    }
    try {
      process = LoadTestProcess.launch(run, place);
      return Optional.empty();
    } catch (IOException | MolotovException e) {
      return Optional.of(giveUp(place, e.getMessage()));
    }
  }

  private EndedRun finish(Place place, LoadTestResult result)
      throws IOException, InterruptedException {
    EndedRun ended =
        new ControllerSide(step, place)
            .finish(run, result, process == null ? Instant.now() : process.end());
    if (process != null && place.isReachable()) {
      try {
        process.cleanUp(place);
      } catch (IOException e) {
        // The agent deletes it with the workspace.
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

  private boolean isPastPatience() {
    return stopMillis > 0 && Instant.now().isAfter(Instant.ofEpochMilli(stopMillis).plus(PATIENCE));
  }
}
