package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LineOutput;
import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import io.jenkins.plugins.dogdriver.run.RunProgress.Stop;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Makes one run, from its plan to its record, a step at a time. This is the whole protocol of a
 * run; the command line and Jenkins only drive it, and know where moloslave runs.
 *
 * <pre>
 * PLANNED ──► STARTED ──► LOADING ──► ENDING ──► RECORDED
 *    │ not begun: nothing is recorded anywhere
 * </pre>
 *
 * <p>What one call of {@link #advance} does in each state:
 *
 * <dl>
 *   <dt>PLANNED
 *   <dd>Waits until the machine of moloslave can be reached. Makes the plan (reads the
 *       ServiceBook), asks the deployment for its version, gives the run its id, and records in the
 *       journal and in Datadog that it starts. If the ServiceBook or the deployment does not
 *       answer, Datadog refuses the keys, or the run is cancelled before, the run has not begun and
 *       leaves nothing behind.
 *   <dt>STARTED
 *   <dd>The run starts now, not when the steps before began, and moloslave is launched. If the
 *       launch fails, the run ends as failed. After a restart of this program moloslave may have
 *       been launched without a record of it: it is found by the mark of the run and ended, and the
 *       run ends as failed.
 *   <dt>LOADING
 *   <dd>moloslave is polled and its output read, until it ends by itself or is asked to end because
 *       the run was cancelled or its time is up. 30 s after that the run ends without it. While its
 *       machine is out of reach, or connected and silent, the load test keeps running and is polled
 *       again later; only a run that is cancelled or out of time ends without it.
 *   <dt>ENDING
 *   <dd>The load is over and its outcome is final, see {@link RunOutcome}. The run is recorded: in
 *       the journal, in the store (or on this machine's disk while the store is unavailable), in
 *       Datadog. If neither store nor disk accepts the run, this is tried again.
 *   <dt>RECORDED
 *   <dd>The traces of moloslave are deleted and the journal is closed, in this order, so that the
 *       journal has the run while there is anything left of it. Every further call returns the run.
 * </dl>
 *
 * <p><b>What is saved when.</b> All that must outlive the process is in {@link RunProgress}. The
 * driver saves it after each call and before the next one; only while moloslave prints may it save
 * less often. A restart finds: before STARTED is saved, a run that the journal ends as cancelled;
 * in STARTED, see above; in LOADING, a moloslave that kept running, and its output since the last
 * save; in ENDING, a final outcome that is recorded once more. The journal keeps which steps of
 * recording are done, so none is done twice.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #advance}; it may be a different one each
 * time. Any thread may call {@link RunProgress#cancel} and {@link #wake} at any time. An interrupt
 * of the calling thread ends the current step with an {@link InterruptedException}; the next call
 * repeats the step. Recording cannot be interrupted.
 *
 * <p><b>How often.</b> While moloslave runs, the next call is due after 250 ms, then later and
 * later, up to 15 s; after a failure, in 5 s; otherwise at once. A driver that does not wait, such
 * as {@link RunLoop}, gives the run up at the first failure.
 */
public final class RunMachine {
  /** The time that moloslave has to end once it is asked to. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** The time after which to try again after a failure. */
  static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  /** The number of times that a step of a stopped run may fail before the run does without it. */
  static final int MOST_FAILURES = 5;

  static final String RESTARTED =
      "The program was restarted while the load test was being launched.";

  private static final Next NOW = new Next.Again(Duration.ZERO);

  private final RunProgress progress;
  private final Supplier<RunPlan> planner;
  private final VersionSource versions;
  private final LoadTestProcess loadTest;
  private final Supplier<RunRecorder> recorders;
  private final Clock clock;
  private final RunObserver observer;
  private final LineOutput output;
  private final Backoff backoff = new Backoff();
  private final InterruptibleSection waits = new InterruptibleSection();
  private final RunOutcome outcome;
  private int failedStops;
  private int failedRecordings;
  private volatile boolean allSent;

  /**
   * @param progress of the run so far; changed by each call
   * @param planner makes the plan; an exception from it keeps the run from beginning
   * @param recorders creates the recorder of the run, with the configuration at that time
   * @param sanitizer cleans what moloslave prints before it is shown or kept
   */
  public RunMachine(
      RunProgress progress,
      Supplier<RunPlan> planner,
      VersionSource versions,
      LoadTestProcess loadTest,
      OutputSanitizer sanitizer,
      Supplier<RunRecorder> recorders,
      Clock clock,
      RunObserver observer) {
    this.progress = progress;
    this.planner = planner;
    this.versions = versions;
    this.loadTest = loadTest;
    this.recorders = recorders;
    this.outcome = new RunOutcome(progress, versions, loadTest, waits, clock);
    this.clock = clock;
    this.observer = observer;
    this.output =
        new LineOutput(
            progress.unfinishedLine(),
            sanitizer.before(progress.output().andThen(observer::printed)));
  }

  /** Ends a wait that the run does not need, such as for a machine that does not answer. */
  public void wake() {
    waits.wake();
  }

  /**
   * Does the next step.
   *
   * @throws InterruptedException if a wait was ended; the next call repeats it or does without it
   */
  public Next advance() throws InterruptedException {
    return switch (progress.phase()) {
      case PLANNED -> begin();
      case STARTED -> launch();
      case LOADING -> load();
      case ENDING -> record();
      case RECORDED -> cleanUp();
    };
  }

  /**
   * Ends the load test at once, and the run as failed; without effect once the load is over.
   * Processes that are still running are ended if their machine can be reached.
   *
   * @param reason one sentence
   */
  void giveUp(String reason) throws InterruptedException {
    if (progress.phase() == Phase.STARTED || progress.phase() == Phase.LOADING) {
      endAll(LoadTestResult.failed(progress.output().counts(), reason));
    }
  }

  private Next endAll(LoadTestResult result) throws InterruptedException {
    try {
      attempt(this::endProcess);
    } finally {
      outcome.decide(result);
    }
    return NOW;
  }

  /** Deletes the traces of moloslave for a run that is given up. */
  void abandon() throws InterruptedException {
    attempt(loadTest::cleanUp);
  }

  private Next begin() throws InterruptedException {
    try {
      if (progress.isStopped()) {
        throw new RunException("The run was cancelled before it began.");
      }
      if (!loadTest.isReachable()) {
        return new Next.OutOfReach(AFTER_TROUBLE);
      }
      if (!RunStart.isStorable(clock.instant())) {
        throw new RunException(
            "The clock of this machine is wrong: it says " + clock.instant() + ".");
      }
      RunPlan plan = waits.run(planner::get);
      Deployed deployed = waits.run(() -> versions.version(plan.deployment()));
      RunStart start = plan.start(deployed, clock.instant());
      RunRecorder recorder = recorders.get();
      InterruptibleSection.shield(() -> recorder.begin(start));
      progress.started(plan, start);
    } catch (IOException | RuntimeException e) {
      return new Next.NotBegun(e);
    }
    observer.begun(progress.start());
    return NOW;
  }

  private Next launch() throws InterruptedException {
    if (!loadTest.isReachable()) {
      return outOfReach();
    }
    if (progress.isStopped()) {
      return progress.beginLaunch() ? end(progress.result()) : endAll(progress.result());
    }
    if (!progress.beginLaunch()) {
      giveUp(RESTARTED);
      return NOW;
    }
    // The steps before, such as a slow Datadog, are not part of the load.
    progress.restart(clock.instant().truncatedTo(ChronoUnit.SECONDS));
    try {
      RunRecorder recorder = recorders.get();
      InterruptibleSection.shield(() -> recorder.loading(progress.start()));
      waits.act(() -> loadTest.launch(progress.moloslave(), output));
    } catch (IOException | RuntimeException e) {
      giveUp(LoadTestResult.reason(e));
      return NOW;
    }
    // Now, not before the launch, which takes seconds on a busy or new machine.
    progress.launched(clock.instant());
    return NOW;
  }

  private Next load() throws InterruptedException {
    if (!loadTest.isReachable()) {
      return outOfReach();
    }
    stopIfOverdue();
    try {
      if (waits.run(() -> loadTest.poll(output))) {
        output.close();
        return end(progress.result());
      }
      if (progress.isStopped() && !progress.isEndAsked()) {
        waits.act(this::endProcess);
        progress.endAsked();
      }
    } catch (IOException | RuntimeException e) {
      return progress.isStoppedLongerThan(GRACE, clock.instant()) || isGivenUp()
          ? end(progress.result())
          : new Next.Failed(AFTER_TROUBLE, e);
    } finally {
      progress.read(output.unfinished());
    }
    if (progress.isStoppedLongerThan(GRACE, clock.instant())) {
      return end(progress.result());
    }
    return new Next.Again(
        progress.isStopped() ? Backoff.SHORTEST : backoff.next(progress.left(clock.instant())));
  }

  private Next outOfReach() throws InterruptedException {
    stopIfOverdue();
    return progress.isStopped() ? end(progress.result()) : new Next.OutOfReach(AFTER_TROUBLE);
  }

  private boolean isGivenUp() {
    return progress.isStopped() && ++failedStops > MOST_FAILURES;
  }

  private void stopIfOverdue() {
    if (progress.isOverdue(clock.instant())) {
      progress.stop(Stop.TIMED_OUT);
    }
  }

  private Next end(LoadTestResult result) throws InterruptedException {
    outcome.decide(result);
    return NOW;
  }

  private Next record() throws InterruptedException {
    try {
      RunRecorder recorder = recorders.get();
      InterruptibleSection.shield(() -> allSent = recorder.record(progress.run()));
    } catch (RuntimeException e) {
      if (progress.isStopped() && ++failedRecordings > MOST_FAILURES) {
        attempt(loadTest::cleanUp);
        return new Next.NotRecorded(e);
      }
      return new Next.Failed(AFTER_TROUBLE, e);
    }
    progress.recorded();
    return NOW;
  }

  /**
   * Cleans up and closes the journal, only now that the driver has saved that the run is recorded.
   */
  private Next cleanUp() throws InterruptedException {
    Run run = progress.run();
    attempt(loadTest::cleanUp);
    try {
      RunRecorder recorder = recorders.get();
      InterruptibleSection.shield(() -> recorder.close(run, allSent));
    } catch (RuntimeException e) {
      // The next recovery closes it.
    }
    return new Next.Recorded(run);
  }

  private void endProcess() throws IOException, InterruptedException {
    loadTest.end(progress.start().id());
  }

  /** Does what the run does not depend on, if the machine of moloslave can be reached. */
  private void attempt(InterruptibleSection.Action action) throws InterruptedException {
    if (loadTest.isReachable()) {
      try {
        waits.act(action);
      } catch (IOException | RuntimeException e) {
        // It cannot be reached after all.
      }
    }
  }
}
