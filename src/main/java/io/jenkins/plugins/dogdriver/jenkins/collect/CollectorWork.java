package io.jenkins.plugins.dogdriver.jenkins.collect;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.MissingBuilds;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp;
import io.jenkins.plugins.dogdriver.jenkins.record.JenkinsBuilds;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the metric values of the runs that are old enough from Datadog every minute. */
@Extension
public final class CollectorWork extends AsyncPeriodicWork {
  private static final Logger LOGGER = Logger.getLogger(CollectorWork.class.getName());

  /** The time that a shutdown waits for the job that is being collected. */
  private static final Duration LAST_JOB = Duration.ofSeconds(30);

  private final MissingBuilds missing = new MissingBuilds();
  private final ReentrantLock round = new ReentrantLock();
  private volatile boolean shuttingDown;
  private Set<String> lastProblems = Set.of();

  public CollectorWork() {
    super("dogDriver");
  }

  @Override
  public long getRecurrencePeriod() {
    return MIN;
  }

  /** Returns a level that keeps a round a minute out of the log of Jenkins. */
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
    if (shuttingDown || !round.tryLock()) {
      return;
    }
    Set<String> problems = new LinkedHashSet<>();
    try {
      Engine engine = ControllerEngine.get().engine();
      new RunFollowUp(engine, new JenkinsBuilds(engine), missing, problems::add)
          .round(() -> shuttingDown);
    } catch (DogdriverException e) {
      problems.add(e.getMessage());
    } finally {
      report(problems, listener);
      round.unlock();
    }
  }

  /** Reports the problems; one that lasts is written once into the log of Jenkins. */
  private void report(Set<String> problems, TaskListener listener) {
    problems.forEach(listener.getLogger()::println);
    for (String problem : problems) {
      if (!lastProblems.contains(problem)) {
        LOGGER.warning(() -> "dogDriver: " + problem);
      }
    }
    lastProblems = problems;
  }

  @Terminator
  public static void finishLastJob() throws InterruptedException {
    ExtensionList.lookupSingleton(CollectorWork.class).finish();
  }

  private void finish() throws InterruptedException {
    shuttingDown = true;
    if (round.tryLock(LAST_JOB.toSeconds(), TimeUnit.SECONDS)) {
      round.unlock();
    }
  }
}
