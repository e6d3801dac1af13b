package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.EnvVars;
import hudson.FilePath;
import hudson.Launcher;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.util.Timer;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/**
 * Drives a run from a Pipeline: looks after it from time to time, as {@code sh} does, so that it
 * survives a restart of the controller and the loss of the agent's connection.
 */
final class DogdriverStepExecution extends StepExecution {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(DogdriverStepExecution.class.getName());
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration WHILE_AWAY = Duration.ofSeconds(5);
  private static final Duration BETWEEN_SAVES = Duration.ofSeconds(10);

  /** After which a look that may be given up is: an agent may be connected and not answer. */
  private static final Duration LONGEST_LOOK = Duration.ofMinutes(2);

  /** How often a stop may go wrong before the build ends without it. */
  private static final int MOST_VAIN_STOPS = 5;

  private final DogdriverStep step;
  private final RunOfBuild run;

  /** Name of the node; null until it was reached first. */
  private String node;

  private transient volatile Throwable stopped;
  private transient volatile Future<?> look;
  private transient volatile ScheduledFuture<?> nextLook;
  private transient volatile boolean over;
  private transient String lastProblem;
  private transient int vainStops;
  private transient Instant saved;

  DogdriverStepExecution(StepContext context, DogdriverStep step) {
    super(context);
    this.step = step;
    this.run = new RunOfBuild(step);
  }

  @Override
  public boolean start() {
    lookIn(Duration.ZERO);
    return false;
  }

  @Override
  public void onResume() {
    lookIn(Duration.ZERO);
  }

  @Override
  public void stop(Throwable cause) {
    stopped = cause;
    giveUpLook();
    lookIn(Duration.ZERO);
  }

  private void giveUpLook() {
    Future<?> current = look;
    if (current != null && run.isInterruptible()) {
      current.cancel(true);
    }
  }

  @Override
  public String getStatus() {
    return run.isBegun()
        ? Messages.DogdriverStepExecution_goesOn()
        : Messages.DogdriverStepExecution_lookedUp();
  }

  /** A look that is going on is not waited for: the thread may be the one of all Pipelines. */
  private void lookIn(Duration time) {
    ScheduledFuture<?> planned = nextLook;
    if (planned != null) {
      planned.cancel(false);
    }
    nextLook =
        Timer.get()
            .schedule(
                () -> {
                  look = Computer.threadPoolForRemoting.submit(this::look);
                },
                time.toMillis(),
                TimeUnit.MILLISECONDS);
  }

  private synchronized void look() {
    if (over) {
      return;
    }
    ScheduledFuture<?> watch =
        Timer.get().schedule(this::giveUpLook, LONGEST_LOOK.toSeconds(), TimeUnit.SECONDS);
    try {
      lookAfterRun();
    } catch (Error e) {
      LOGGER.log(Level.WARNING, "A run cannot be looked after any more", e);
      fail(e);
    } finally {
      watch.cancel(false);
    }
  }

  private void lookAfterRun() {
    Duration next = BETWEEN_LOOKS;
    try {
      if (stopped != null) {
        if (!run.isBegun()) {
          fail(stopped);
          return;
        }
        run.cancel();
      }
      Place place = place();
      if (place == null) {
        over = true;
        return;
      }
      Optional<EndedRun> ended = run.advance(place);
      if (ended.isPresent()) {
        conclude(ended.get());
        return;
      }
      save();
      if (!place.isReachable()) {
        next = WHILE_AWAY;
        tellOnce(place.listener(), Messages.DogdriverStepExecution_away());
      } else {
        lastProblem = null;
      }
    } catch (InterruptedException e) {
      LOGGER.log(Level.FINE, "Interrupted while looking after a run", e);
    } catch (Exception e) {
      if (stopped != null && (!run.isBegun() || ++vainStops > MOST_VAIN_STOPS)) {
        fail(stopped);
        return;
      }
      if (!run.isBegun()) {
        fail(Failure.of(e));
        return;
      }
      next = WHILE_AWAY;
      LOGGER.log(Level.FINE, "A run could not be looked after", e);
      tellOnce(listener(), Messages.DogdriverStepExecution_triesAgain(e.getMessage()));
    }
    lookIn(next);
  }

  /** Output that was read after the last save is read again after a restart. */
  private void save() {
    Instant now = Instant.now();
    if (saved == null || !run.isUnderWay() || now.isAfter(saved.plus(BETWEEN_SAVES))) {
      saved = now;
      getContext().saveState();
    }
  }

  private void conclude(EndedRun ended) throws IOException, InterruptedException {
    if (stopped != null) {
      fail(stopped);
    } else if (!ended.run().passed()) {
      fail(Failure.didNotPass(ended.run()));
    } else if (step.failOn().rejects(ended.verdict())) {
      reject(ended);
    } else {
      succeed(ended);
    }
  }

  private void reject(EndedRun ended) throws IOException, InterruptedException {
    Result result = Result.fromString(step.getWorseResult());
    if (result.isWorseThan(Result.UNSTABLE)) {
      fail(Failure.rejected(ended));
      return;
    }
    listener().getLogger().println(Failure.rejected(ended).getMessage());
    getContext().get(Run.class).setResult(result);
    succeed(ended);
  }

  private void succeed(EndedRun ended) {
    over = true;
    getContext().onSuccess(ended.values());
  }

  private void fail(Throwable cause) {
    over = true;
    getContext().onFailure(cause);
  }

  /** Null where the build is gone; its run is then recorded by the periodic work. */
  private Place place() throws InterruptedException {
    StepContext context = getContext();
    Run<?, ?> build;
    TaskListener listener;
    try {
      build = context.get(Run.class);
      listener = context.get(TaskListener.class);
    } catch (IOException e) {
      LOGGER.log(Level.FINE, "The build of a run is gone", e);
      return null;
    }
    if (isNodeAway()) {
      return new Place(build, listener, null, null, null);
    }
    try {
      FilePath workspace = context.get(FilePath.class);
      Launcher launcher = workspace == null ? null : context.get(Launcher.class);
      if (launcher != null && workspace.getChannel() != null) {
        Computer computer = workspace.toComputer();
        node = computer == null ? node : computer.getName();
        return new Place(build, listener, workspace, launcher, context.get(EnvVars.class));
      }
    } catch (IOException | RuntimeException e) {
      // Pipeline has no better answer for a node that was deleted.
      LOGGER.log(Level.FINE, "The agent of a run is away", e);
    }
    return new Place(build, listener, null, null, null);
  }

  /** Asked first, as Pipeline writes into the log of the build each time it is asked in vain. */
  private boolean isNodeAway() {
    if (node == null) {
      return false;
    }
    Computer computer = Jenkins.get().getComputer(node);
    return computer == null || computer.getChannel() == null;
  }

  private TaskListener listener() {
    try {
      return getContext().get(TaskListener.class);
    } catch (IOException | InterruptedException e) {
      return TaskListener.NULL;
    }
  }

  private void tellOnce(TaskListener listener, String problem) {
    if (!problem.equals(lastProblem)) {
      lastProblem = problem;
      listener.getLogger().println("[dogDriver] " + problem);
    }
  }
}
