package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LineOutput;
import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import io.jenkins.plugins.dogdriver.run.RunProgress.Stop;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Brings one run from its plan to its record, a step at a time. This is the whole protocol of a
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
 *   <dd>The plan is made (the ServiceBook is read), the deployment is asked for its version, the
 *       run gets its id, and {@link RunRecorder#begin} writes the journal and then sends the start
 *       event. If any of it fails, or the run is cancelled before, the run has not begun and leaves
 *       nothing behind.
 *   <dt>STARTED
 *   <dd>The run starts now, whatever time was spent before, and moloslave is launched. If that
 *       fails the run ends as failed. After a restart it may have been launched and not noted: then
 *       it is ended by the mark of the run, and the run ends as failed.
 *   <dt>LOADING
 *   <dd>moloslave is polled and its output read. It ends by itself, or it is asked to end because
 *       the run was cancelled or its time is up; 30 s later it is no longer waited for. While its
 *       machine is out of reach the load goes on and nothing is lost; only a run that is cancelled
 *       or out of time ends without it.
 *   <dt>ENDING
 *   <dd>The load is over and how it ended is decided for good: by Molotov's counts, and by the
 *       version, which is asked for again, since a run that saw two releases says nothing about
 *       either. Nothing interrupts the recording: {@link RunRecorder#record} writes the journal,
 *       delivers the run to the store (or to this machine's disk while the store is unavailable),
 *       sends the stop event and closes the journal. If neither store nor disk accepts the run, it
 *       is tried again.
 *   <dt>RECORDED
 *   <dd>The traces of moloslave are deleted. Every further call answers with the run.
 * </dl>
 *
 * <p><b>What is saved when.</b> All that must outlive the process is in {@link RunProgress}, which
 * the driver saves after each call, except that output alone need not be saved each time. What a
 * restart finds: before STARTED is saved, a run that the journal brings to its end as cancelled; in
 * STARTED, see above; in LOADING, moloslave, which went on, and its output from the last save on;
 * in ENDING, a decided end that is recorded once more, which does no harm since its id is the same.
 *
 * <p><b>Threads.</b> One thread at a time calls {@link #advance}; it may be another one each time.
 * {@link RunProgress#cancel} and {@link #wake} may be called by any thread at any time. An
 * interrupt does harm nowhere: it ends the waits for the version and for the machine of moloslave,
 * each of which is repeated by the next call or done without.
 *
 * <p><b>How often.</b> While moloslave runs, the next call is due after 250 ms first and at most 15
 * s later on; after trouble in 5 s; else at once.
 */
public final class RunMachine {
  /** How long moloslave has to end once it is asked to. */
  static final Duration GRACE = Duration.ofSeconds(30);

  /** When to look again after trouble. */
  static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  /** How often the end of a stopped run may fail before the run is given up. */
  static final int MOST_FAILED_STOPS = 5;

  static final String RESTARTED =
      "The program was restarted while the load test was being launched.";

  private static final Next NOW = new Next.Again(Duration.ZERO);

  private final RunProgress progress;
  private final Supplier<RunPlan> planner;
  private final VersionSource versions;
  private final LoadTestProcess loadTest;
  private final RunRecorder recorder;
  private final Clock clock;
  private final RunObserver observer;
  private final LineOutput output;
  private final Backoff backoff = new Backoff();
  private int failedStops;
  private final InterruptibleSection waits = new InterruptibleSection();

  /**
   * @param progress of the run so far; changed by each call
   * @param planner makes the plan; what it throws keeps the run from beginning
   */
  public RunMachine(
      RunProgress progress,
      Supplier<RunPlan> planner,
      VersionSource versions,
      LoadTestProcess loadTest,
      RunRecorder recorder,
      Clock clock,
      RunObserver observer) {
    this.progress = progress;
    this.planner = planner;
    this.versions = versions;
    this.loadTest = loadTest;
    this.recorder = recorder;
    this.clock = clock;
    this.observer = observer;
    this.output =
        new LineOutput(progress.unfinishedLine(), progress.output().andThen(observer::printed));
  }

  /** Ends a wait that the run can do without, such as for a machine that does not answer. */
  public void wake() {
    waits.interrupt();
  }

  /**
   * Does what is to be done now.
   *
   * @throws InterruptedException if a wait was ended; the next call repeats it or does without
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
   * Ends the load test at once, and the run as failed; without effect once the load is over. What
   * still runs of it is ended if its machine can be reached.
   *
   * @param reason one sentence
   */
  public void giveUp(String reason) throws InterruptedException {
    if (progress.phase() == Phase.STARTED || progress.phase() == Phase.LOADING) {
      attempt(this::endProcess);
      end(LoadTestResult.failed(progress.output().counts(), reason));
    }
  }

  private Next begin() throws InterruptedException {
    try {
      if (progress.isStopped()) {
        throw new RunException("The run was cancelled before it began.");
      }
      if (!RunStart.isStorable(clock.instant())) {
        throw new RunException(
            "The clock of this machine is wrong: it says " + clock.instant() + ".");
      }
      RunPlan plan = waits.run(planner::get);
      String version = waits.run(() -> versions.version(plan.deployment()));
      RunStart start =
          new RunStart(
              UUID.randomUUID().toString(),
              plan.project(),
              plan.deployment().name(),
              plan.source(),
              version,
              plan.runBy(),
              clock.instant().truncatedTo(ChronoUnit.SECONDS));
      InterruptibleSection.shield(() -> recorder.begin(start));
      progress.started(plan, start);
    } catch (IOException | RuntimeException e) {
      return new Next.NotBegun(e);
    }
    observer.begun(progress.start());
    return NOW;
  }

  private Next launch() throws InterruptedException {
    stopIfOverdue();
    if (!loadTest.isReachable()) {
      return progress.isStopped() ? end(progress.result()) : new Next.OutOfReach(AFTER_TROUBLE);
    }
    if (progress.isStopped()) {
      if (!progress.beginLaunch()) {
        attempt(this::endProcess);
      }
      return end(progress.result());
    }
    if (!progress.beginLaunch()) {
      giveUp(RESTARTED);
      return NOW;
    }
    try {
      // What came before, such as a slow Datadog, is not part of the load.
      progress.restart(clock.instant().truncatedTo(ChronoUnit.SECONDS));
      InterruptibleSection.shield(() -> recorder.loading(progress.start()));
      loadTest.launch(progress.moloslave(), output);
    } catch (IOException | RuntimeException e) {
      giveUp(sentence(e));
      return NOW;
    }
    // Not before: on a machine that is busy, or new, a launch takes seconds.
    progress.launched(clock.instant());
    return NOW;
  }

  private Next load() throws InterruptedException {
    stopIfOverdue();
    if (!loadTest.isReachable()) {
      return progress.isStopped() ? end(progress.result()) : new Next.OutOfReach(AFTER_TROUBLE);
    }
    try {
      if (waits.run(() -> loadTest.poll(output))) {
        output.close();
        return end(progress.result());
      }
      if (progress.isStopped()) {
        Duration sinceStop = progress.sinceStop(clock.instant());
        if (!progress.isEndAsked()) {
          waits.act(this::endProcess);
          progress.endAsked();
        }
        if (sinceStop.compareTo(GRACE) > 0) {
          return end(progress.result());
        }
      }
    } catch (IOException | RuntimeException e) {
      if (progress.isStopped() && ++failedStops > MOST_FAILED_STOPS) {
        return end(progress.result());
      }
      return new Next.Failed(AFTER_TROUBLE, e);
    } finally {
      progress.read(output.unfinished());
    }
    return new Next.Again(backoff.next());
  }

  private void stopIfOverdue() {
    if (progress.isOverdue(clock.instant())) {
      progress.stop(Stop.TIMED_OUT);
    }
  }

  /** Decides how the run ended. */
  private Next end(LoadTestResult result) throws InterruptedException {
    Instant end = progress.loadEnd(clock.instant()).truncatedTo(ChronoUnit.SECONDS);
    String before = progress.start().version();
    String after = before;
    try {
      after = result.passed() ? versionAfter(before) : before;
    } finally {
      // An interrupt is no other version either.
      progress.ended(
          after.equals(before)
              ? result
              : LoadTestResult.failed(
                  result.counts(),
                  "The release changed from %s to %s while the load test ran."
                      .formatted(before, after)),
          end,
          clock.instant().truncatedTo(ChronoUnit.MILLIS));
    }
    return NOW;
  }

  /** A deployment that cannot be asked any more has not shown another version. */
  private String versionAfter(String before) throws InterruptedException {
    if (!loadTest.isReachable()) {
      return before;
    }
    try {
      return waits.run(() -> versions.version(progress.deployment()));
    } catch (IOException | RuntimeException e) {
      return before;
    }
  }

  private Next record() {
    try {
      InterruptibleSection.shield(() -> recorder.record(progress.run()));
    } catch (RuntimeException e) {
      return progress.isStopped() && ++failedStops > MOST_FAILED_STOPS
          ? new Next.NotRecorded(e)
          : new Next.Failed(AFTER_TROUBLE, e);
    }
    progress.recorded();
    return NOW;
  }

  private Next cleanUp() {
    try {
      attempt(loadTest::cleanUp);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Next.Recorded(progress.run());
  }

  private void endProcess() throws IOException, InterruptedException {
    loadTest.end(progress.start().id());
  }

  /** Does what the run can do without, if the machine of moloslave can be reached. */
  private void attempt(InterruptibleSection.Action action) throws InterruptedException {
    if (loadTest.isReachable()) {
      try {
        waits.act(action);
      } catch (IOException | RuntimeException e) {
        // It cannot be reached after all.
      }
    }
  }

  private static String sentence(Exception e) {
    return e instanceof DogdriverException || e instanceof IOException
        ? e.getMessage()
        : "The load test ended unexpectedly: " + e + ".";
  }
}
