package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.jenkins.record.TrendPage;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.trend.Trend;
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
 * Waits in a Pipeline for the verdict on a release, without an agent and without a thread: a timer
 * starts each check, and a thread for remote work does it. A check needs the build, the store, and
 * this object, which has the options of the step and the end of the wait. So a controller that is
 * restarted continues with the next check, and the time that it was down counts.
 *
 * <p>{@link VerdictLook} defines what happens after a check that fails.
 */
class DogdriverVerdictExecution extends StepExecution {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(DogdriverVerdictExecution.class.getName());

  private final DogdriverVerdictStep step;

  /** The end of the wait, in milliseconds since the epoch. */
  private long untilMillis;

  private final WaitReport report = new WaitReport();

  private transient volatile ScheduledFuture<?> planned;
  private transient volatile boolean over;

  DogdriverVerdictExecution(StepContext context, DogdriverVerdictStep step) {
    super(context);
    this.step = step;
  }

  @Override
  public boolean start() throws AbortException {
    try {
      Instant now = ControllerEngine.get().clock().instant();
      untilMillis = now.plus(step.options().timeout()).toEpochMilli();
    } catch (DogdriverException e) {
      throw new AbortException(e.getMessage());
    }
    lookIn(Duration.ZERO);
    return false;
  }

  @Override
  public void onResume() {
    lookIn(Duration.ZERO);
  }

  @Override
  public void stop(Throwable cause) {
    over = true;
    ScheduledFuture<?> next = planned;
    if (next != null) {
      next.cancel(false);
    }
    getContext().onFailure(cause);
  }

  @Override
  public String getStatus() {
    return report.status(Messages.DogdriverVerdictExecution_looking());
  }

  private void lookIn(Duration time) {
    planned =
        Timer.get()
            .schedule(() -> threads().execute(this::look), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns the threads that do the checks, as one may wait for the store. */
  Executor threads() {
    return Computer.threadPoolForRemoting;
  }

  private synchronized void look() {
    if (over) {
      return;
    }
    try {
      look(getContext().get(Run.class), getContext().get(TaskListener.class).getLogger());
    } catch (IOException | InterruptedException e) {
      LOGGER.log(Level.FINE, "dogDriver: the build that waits for a verdict is gone", e);
      over = true;
    } catch (RuntimeException | Error e) {
      LOGGER.log(Level.WARNING, "dogDriver: the wait for a verdict cannot continue", e);
      fail(e);
    }
  }

  private void look(Run<?, ?> build, PrintStream log) {
    try {
      Instant until = Instant.ofEpochMilli(untilMillis);
      VerdictLook look = VerdictLook.take(step.options(), build, until, report, log);
      if (look.verdict().isPresent()) {
        conclude(look.verdict().get(), build, log);
        return;
      }
      if (look.isNews()) {
        getContext().saveState();
      }
      lookIn(look.next());
    } catch (DogdriverException e) {
      fail(new AbortException(e.getMessage()));
    }
  }

  private void conclude(ReleaseVerdict found, Run<?, ?> build, PrintStream log) {
    found.print(log);
    Optional<String> rejection = found.rejection(step.options());
    if (rejection.isPresent()) {
      try {
        WorseResult.give(step.getWorseResult(), rejection.get(), build, log);
      } catch (AbortException e) {
        fail(e);
        return;
      }
    }
    over = true;
    Trend trend = found.trend();
    getContext()
        .onSuccess(
            found.values(
                TrendPage.of(build.getParent(), trend.project(), trend.source(), trend.deployment())
                    .orElse("")));
  }

  private void fail(Throwable cause) {
    over = true;
    getContext().onFailure(cause);
  }
}
