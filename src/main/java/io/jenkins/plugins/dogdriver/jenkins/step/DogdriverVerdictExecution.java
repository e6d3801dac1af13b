package io.jenkins.plugins.dogdriver.jenkins.step;

import hudson.AbortException;
import hudson.model.Computer;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.engine.Engine;
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
 * calls for each look, and a thread for remote work takes it. What a look needs is in the build, in
 * the store, and in this object: what the step asks for, and until when it waits. So a controller
 * that is restarted continues with the next look, and the time that it was down counts.
 *
 * <p>A look that fails, as the store does not answer, is reported once and taken again until the
 * time is over; then the step fails with its reason.
 */
class DogdriverVerdictExecution extends StepExecution {
  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = Logger.getLogger(DogdriverVerdictExecution.class.getName());

  /** Between two looks at the records of the build, which are in memory. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  /** Between two looks at the store. */
  private static final Duration BETWEEN_LISTINGS = Duration.ofMinutes(1);

  private final DogdriverVerdictStep step;

  /** When the wait ends, in milliseconds since the epoch. */
  private long untilMillis;

  /** What was said last; null before. */
  private String said;

  private transient volatile ScheduledFuture<?> planned;
  private transient volatile boolean over;

  DogdriverVerdictExecution(StepContext context, DogdriverVerdictStep step) {
    super(context);
    this.step = step;
  }

  @Override
  public boolean start() throws AbortException {
    try {
      untilMillis = now().plus(step.options().timeout()).toEpochMilli();
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
    return said == null ? Messages.DogdriverVerdictExecution_looking() : said;
  }

  private static Engine engine() {
    return ControllerEngine.get().engine();
  }

  private static Instant now() {
    return ControllerEngine.get().clock().instant();
  }

  private void lookIn(Duration time) {
    planned =
        Timer.get()
            .schedule(() -> threads().execute(this::look), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Returns the threads that take the looks, as one may wait for the store. */
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
      LOGGER.log(Level.WARNING, "dogDriver: a verdict can no longer be waited for", e);
      fail(e);
    }
  }

  private void look(Run<?, ?> build, PrintStream log) {
    boolean late = !now().isBefore(Instant.ofEpochMilli(untilMillis));
    try {
      AwaitedVerdict awaited = AwaitedVerdict.of(step.options(), build);
      Engine engine = engine();
      long toCome = awaited.toCome(engine);
      if (toCome == 0 || late) {
        conclude(awaited.judge(engine), build, log);
      } else {
        sayOnce(awaited.waiting(toCome, Instant.ofEpochMilli(untilMillis)), log);
        lookIn(awaited.isOfBuild() ? BETWEEN_LOOKS : BETWEEN_LISTINGS);
      }
    } catch (VerdictException e) {
      fail(new AbortException(e.getMessage()));
    } catch (DogdriverException e) {
      if (late) {
        fail(new AbortException(e.getMessage()));
      } else {
        sayOnce(Messages.DogdriverVerdictExecution_looksAgain(e.getMessage()), log);
        lookIn(BETWEEN_LISTINGS);
      }
    }
  }

  /** A wait with fewer runs to come is the same wait, so the first sentence stands for all. */
  private void sayOnce(String sentence, PrintStream log) {
    if (said == null) {
      log.println("[dogDriver] " + sentence);
    }
    said = sentence;
    getContext().saveState();
  }

  private void conclude(ReleaseVerdict found, Run<?, ?> build, PrintStream log) {
    found.print(log);
    Optional<String> rejection = found.rejection(step.options());
    Result result = Result.fromString(step.getWorseResult());
    if (rejection.isPresent() && result.isWorseThan(Result.UNSTABLE)) {
      fail(new AbortException(rejection.get()));
      return;
    }
    rejection.ifPresent(
        why -> {
          log.println(why);
          build.setResult(result);
        });
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
