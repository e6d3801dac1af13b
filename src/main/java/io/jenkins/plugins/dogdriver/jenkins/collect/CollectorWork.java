package io.jenkins.plugins.dogdriver.jenkins.collect;

import hudson.Extension;
import hudson.init.Terminator;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.config.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Asks Datadog every minute for the figures of the runs that are old enough. */
@Extension
public final class CollectorWork extends AsyncPeriodicWork {
  private static final Logger LOGGER = Logger.getLogger(CollectorWork.class.getName());

  /** How long a shutdown waits for the job that is being collected. */
  private static final Duration LAST_JOB = Duration.ofSeconds(30);

  private static final ReentrantLock ROUND = new ReentrantLock();
  private static volatile boolean shuttingDown;

  private String lastProblem = "";

  public CollectorWork() {
    super("dogDriver");
  }

  @Override
  public long getRecurrencePeriod() {
    return MIN;
  }

  /** A round a minute is nothing to write into the log of Jenkins. */
  @Override
  protected Level getNormalLoggingLevel() {
    return Level.FINE;
  }

  @Override
  protected Level getSlowLoggingLevel() {
    return Level.FINE;
  }

  @Override
  protected void execute(TaskListener listener) throws IOException, InterruptedException {
    if (shuttingDown || !ROUND.tryLock()) {
      return;
    }
    try {
      new Round(ControllerEngine.get().engine(), sentence -> tell(sentence, listener))
          .run(() -> shuttingDown);
    } catch (SettingsException | StoreException e) {
      tell(e.getMessage(), listener);
    } finally {
      ROUND.unlock();
    }
  }

  /** The same trouble every minute is one line in the log of Jenkins. */
  private void tell(String problem, TaskListener listener) {
    listener.getLogger().println(problem);
    if (!problem.equals(lastProblem)) {
      lastProblem = problem;
      LOGGER.warning(problem);
    }
  }

  @Terminator
  public static void finishLastJob() throws InterruptedException {
    shuttingDown = true;
    if (ROUND.tryLock(LAST_JOB.toSeconds(), TimeUnit.SECONDS)) {
      ROUND.unlock();
    }
  }
}
