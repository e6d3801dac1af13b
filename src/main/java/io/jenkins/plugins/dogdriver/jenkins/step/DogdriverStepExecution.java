package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.run.Next;
import io.jenkins.plugins.dogdriver.run.RunMachine;
import io.jenkins.plugins.dogdriver.run.RunProgress;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Drives a {@link RunMachine} from a Pipeline, as {@code sh} drives its process: a timer starts
 * each step, a thread for remote work does it, and the program is saved after it. So the run
 * survives a restart of the controller and the loss of the agent's connection; {@link RunMachine}
 * has the protocol.
 *
 * <p>With several runs, the next is planned at the end of one, with its own progress and agent. A
 * run that failed, or could not begin, counts as one; only when the first cannot begin does the
 * step fail with it, since the others would fail in the same way.
 */
class DogdriverStepExecution extends StepExecution {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(DogdriverStepExecution.class.getName());
  private static final Duration BETWEEN_SAVES = Duration.ofSeconds(10);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

  /** The failures of a stopped run's step after which the build ends without the run. */
  private static final int MOST_FAILURES = 5;

  /** The delay of a run that has not begun after a restart, so that the others come first. */
  private static final Duration BEHIND_RUNNING = Duration.ofSeconds(20);

  /** The time after which a wait is ended: an agent may be connected and not answer. */
  private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

  private final DogdriverStep step;

  /** The run that is being made. */
  private RunProgress progress = new RunProgress();

  private AgentMoloslave agent = new AgentMoloslave();

  /** The runs of the step; null until it has begun. */
  private RunsOfStep runs;

  private final NodeOfStep where = new NodeOfStep();

  private transient volatile Throwable stopped;
  private transient volatile ScheduledFuture<?> planned;
  private transient volatile RunMachine machine;
  private transient RunInBuild runInBuild;
  private transient boolean over;
  private transient String lastTrouble;
  private transient Instant saved;
  private transient int failures;

  DogdriverStepExecution(StepContext context, DogdriverStep step) {
    super(context);
    this.step = step;
  }

  @Override
  public boolean start() {
    advanceIn(Duration.ZERO);
    return false;
  }

  @Override
  public void onResume() {
    advanceIn(progress.isBegun() ? Duration.ZERO : BEHIND_RUNNING);
  }

  @Override
  public void stop(Throwable cause) {
    stopped = cause;
    progress.cancel();
    wake();
    advanceIn(Duration.ZERO);
  }

  private void wake() {
    RunMachine current = machine;
    if (current != null) {
      current.wake();
    }
  }

  @Override
  public String getStatus() {
    String status =
        progress.isBegun()
            ? Messages.DogdriverStepExecution_running()
            : lastTrouble == null ? Messages.DogdriverStepExecution_lookedUp() : lastTrouble;
    RunsOfStep made = runs;
    return made == null ? status : made.inSeries(status);
  }

  /** Plans the next step without waiting: the thread may be the one of all Pipelines. */
  private void advanceIn(Duration time) {
    ScheduledFuture<?> earlier = planned;
    if (earlier != null) {
      earlier.cancel(false);
    }
    planned =
        Timer.get()
            .schedule(
                () -> threads().execute(this::advance), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns the threads that do the steps, as a step may wait for the agent. */
  Executor threads() {
    return Computer.threadPoolForRemoting;
  }

  private synchronized void advance() {
    if (over) {
      return;
    }
    ScheduledFuture<?> watch =
        Timer.get().schedule(this::wake, LONGEST_STEP.toSeconds(), TimeUnit.SECONDS);
    try {
      if (waitsForItsTurn()) {
        return;
      }
      Next next = next();
      // The wait is over, and an interrupted thread cannot write files.
      Thread.interrupted();
      act(next);
    } catch (InterruptedException e) {
      advanceIn(stopped == null ? AFTER_FAILURE : Duration.ZERO);
    } catch (IOException e) {
      // The build is gone; the collector records its run.
      LOGGER.log(Level.FINE, "dogDriver: the build of a run is gone", e);
      over = true;
      DeploymentsInUse.get().free(this);
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.WARNING, "dogDriver: a run can no longer be driven", e);
      fail(e);
    } finally {
      watch.cancel(false);
    }
  }

  private boolean waitsForItsTurn() throws IOException, InterruptedException {
    boolean now = stopped != null || progress.isBegun();
    Instant time = ControllerEngine.get().clock().instant();
    if (!now && runs != null && runs.pauseLeft(time).toMillis() > 0) {
      advanceIn(runs.pauseLeft(time));
      return true;
    }
    Run<?, ?> build = getContext().get(Run.class);
    Optional<String> inUse = DeploymentsInUse.get().take(this, step, build, now, time);
    if (inUse.isPresent()) {
      sayOnce(inUse.get());
      advanceIn(AFTER_FAILURE);
    }
    return inUse.isPresent();
  }

  private Next next() throws IOException, InterruptedException {
    Run<?, ?> build = getContext().get(Run.class);
    TaskListener listener = getContext().get(TaskListener.class);
    where.connect(agent, getContext(), listener);
    try {
      if (machine == null) {
        RunOptions options = step.options();
        if (runs == null) {
          runs = new RunsOfStep(options.series().begin());
        }
        runInBuild = new RunInBuild(options, runs.series(), build, listener);
        machine = runInBuild.machine(progress, agent);
      }
      if (stopped != null) {
        progress.cancel();
      }
      return machine.advance();
    } catch (RuntimeException e) {
      if (!progress.isBegun()) {
        return new Next.NotBegun(e);
      }
      return stopped != null && ++failures > MOST_FAILURES
          ? new Next.NotRecorded(e)
          : new Next.Failed(AFTER_FAILURE, e);
    }
  }

  private void act(Next next) throws IOException, InterruptedException {
    if (next instanceof Next.Recorded recorded) {
      conclude(runInBuild.conclude(recorded.run()));
    } else if (next instanceof Next.NotBegun notBegun) {
      concludeWithoutRun(notBegun.why());
    } else if (next instanceof Next.NotRecorded notRecorded) {
      fail(stopped == null ? withoutTrace(notRecorded.why()) : stopped);
    } else if (next instanceof Next.Failed failed) {
      LOGGER.log(Level.FINE, "dogDriver: a step of a run failed", failed.why());
      sayOnce(Messages.DogdriverStepExecution_triesAgain(failed.why().getMessage()));
      advanceIn(failed.after());
    } else if (next instanceof Next.OutOfReach out) {
      sayOnce(
          progress.phase() == Phase.LOADING
              ? Messages.DogdriverStepExecution_away()
              : Messages.DogdriverStepExecution_notYet());
      saveAndAdvanceIn(out.after());
    } else if (next instanceof Next.Again again) {
      lastTrouble = null;
      saveAndAdvanceIn(again.after());
    }
  }

  /**
   * Saves the program, then plans the next step, or a restart would repeat this one. Only output
   * need not be saved each time: a restart reads it again from the last save on.
   */
  private void saveAndAdvanceIn(Duration time) {
    Instant now = runInBuild == null ? Instant.now() : runInBuild.now();
    if (saved != null && progress.isUnderWay() && now.isBefore(saved.plus(BETWEEN_SAVES))) {
      advanceIn(time);
      return;
    }
    saved = now;
    getContext().saveState().addListener(() -> advanceIn(time), Runnable::run);
  }

  private void conclude(EndedRun ended) throws IOException, InterruptedException {
    if (stopped != null) {
      fail(stopped);
    } else {
      runs.ended(ended, step.options());
      continueOrJudge();
    }
  }

  private void concludeWithoutRun(Exception why) throws IOException, InterruptedException {
    if (stopped != null) {
      fail(stopped);
    } else if (runs == null || runs.isNew()) {
      fail(withoutTrace(why));
    } else {
      say(runs.inSeries(why.getMessage()));
      runs.notBegun(why.getMessage());
      continueOrJudge();
    }
  }

  private void continueOrJudge() throws IOException, InterruptedException {
    DeploymentsInUse.get().free(this);
    Optional<String> failure = runs.failure(step.getProject());
    if (!runs.isOver()) {
      planNext();
    } else if (failure.isPresent()) {
      fail(new AbortException(failure.get()));
    } else if (runs.rejection().isPresent()) {
      reject(runs.rejection().get());
    } else {
      succeed();
    }
  }

  private void planNext() throws IOException, InterruptedException {
    say(runs.planNext(runInBuild.now()));
    progress = new RunProgress();
    agent = new AgentMoloslave();
    machine = null;
    saved = null;
    getContext().saveState().addListener(() -> advanceIn(runs.series().pause()), Runnable::run);
  }

  private void reject(String why) throws IOException, InterruptedException {
    PrintStream log = getContext().get(TaskListener.class).getLogger();
    try {
      WorseResult.give(step.getWorseResult(), why, getContext().get(Run.class), log);
      succeed();
    } catch (AbortException e) {
      fail(e);
    }
  }

  private void succeed() {
    over = true;
    getContext().onSuccess(runs.values());
  }

  private void fail(Throwable cause) {
    over = true;
    DeploymentsInUse.get().free(this);
    getContext().onFailure(cause);
  }

  /** Returns the exception without a stack trace where its message is a sentence for people. */
  private static Exception withoutTrace(Exception e) {
    return e instanceof DogdriverException ? new AbortException(e.getMessage()) : e;
  }

  private void sayOnce(String trouble) throws IOException, InterruptedException {
    if (!trouble.equals(lastTrouble)) {
      lastTrouble = trouble;
      say(trouble);
    }
  }

  private void say(String sentence) throws IOException, InterruptedException {
    getContext().get(TaskListener.class).getLogger().println("[dogDriver] " + sentence);
  }
}
