package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.molotov.LoadTestResult;
import io.jenkins.plugins.dogdriver.molotov.MoloslaveRun;
import io.jenkins.plugins.dogdriver.molotov.MolotovOutput;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The progress of a run, which {@link RunMachine} remembers in a form that outlives its process.
 *
 * <p>A Pipeline may save it with its program at any time, from any thread, so every change is
 * atomic. The fields are plain, since the serialization of Pipelines does not know records; a field
 * that is added later is empty in what was saved before.
 */
public final class RunProgress implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The states of {@link RunMachine}, in their order. */
  public enum Phase {
    PLANNED,
    STARTED,
    LOADING,
    ENDING,
    RECORDED
  }

  /** The reason for which a load test is ended before its time. */
  enum Stop {
    CANCELLED,
    TIMED_OUT
  }

  private Phase phase = Phase.PLANNED;

  /** The first of the fields of the plan, which are set when the run starts. */
  private String project;

  private String deployment;
  private String endpoint;
  private String testUrl;
  private String molotovTest;
  private String source;
  private String runBy;
  private long timeoutMillis;
  private double failureShare;

  /** The first field of the rest of the run's identity, which is set when the run starts. */
  private String id;

  private String version;

  /**
   * The repository of the deployment's code; this and the commit are null in a Pipeline that was
   * saved before they existed.
   */
  private String repository;

  private String commit;
  private long startMillis;

  /** The time at which moloslave was launched; 0 before. */
  private long launchedMillis;

  /** The output of moloslave, as far as it was read. */
  private final MolotovOutput output = new MolotovOutput();

  /** The beginning of a line of output whose end has not been read. */
  private byte[] unfinishedLine = {};

  /** The reason that ends the load test before its time; null while there is none. */
  private Stop stop;

  /**
   * The state of Molotov when its end was first requested: true if it had come to its end by
   * itself.
   */
  private boolean overBeforeStop;

  /** The time at which the end of moloslave was first requested; 0 before. */
  private long stopMillis;

  /** The state of the request: true once moloslave has been asked to end. */
  private boolean endAsked;

  /** The outcome of the run; set once the load is over, and never changed after. */
  private Outcome outcome;

  private String reason;
  private long endMillis;
  private long recordedMillis;

  /**
   * The state of the launch: true if moloslave was surely not launched yet; false after a restart
   * of the process.
   */
  private transient boolean launchUntried;

  /** Cancels the load test; the run is recorded as cancelled unless it was over. */
  public void cancel() {
    stop(Stop.CANCELLED);
  }

  /** Returns whether there is a run that must be ended and recorded. */
  public synchronized boolean isBegun() {
    return phase != Phase.PLANNED;
  }

  public synchronized Phase phase() {
    return phase;
  }

  /** Returns whether moloslave has printed something, so that the load test is running. */
  public synchronized boolean isUnderWay() {
    return phase == Phase.LOADING && !output.lastLine().isEmpty();
  }

  /** Returns the start of the run; not before {@link Phase#STARTED}. */
  synchronized RunStart start() {
    return new RunStart(
        id,
        project,
        deployment,
        source,
        new Deployed(
            version,
            HttpUrl.withoutSlashAtEnd(endpoint.strip()),
            Objects.requireNonNullElse(repository, ""),
            Objects.requireNonNullElse(commit, "")),
        runBy,
        Instant.ofEpochMilli(startMillis));
  }

  /** Returns the whole run; not before {@link Phase#ENDING}. */
  synchronized Run run() {
    return new Run(
        start(),
        new RunEnd(
            Instant.ofEpochMilli(endMillis),
            output.counts(),
            outcome,
            reason,
            Instant.ofEpochMilli(recordedMillis)));
  }

  synchronized void started(RunPlan plan, RunStart start) {
    project = plan.project();
    deployment = plan.deployment().name();
    endpoint = plan.deployment().endpoint();
    testUrl = plan.testUrl();
    molotovTest = plan.molotovTest();
    source = plan.source();
    runBy = plan.runBy();
    timeoutMillis = plan.timeout().toMillis();
    failureShare = plan.failureShare();
    id = start.id();
    version = start.version();
    repository = start.deployed().repository();
    commit = start.deployed().commit();
    startMillis = start.start().toEpochMilli();
    launchUntried = true;
    phase = Phase.STARTED;
  }

  /** Returns whether this is surely the first launch, and not a repeated one. */
  synchronized boolean beginLaunch() {
    boolean first = launchUntried;
    launchUntried = false;
    return first;
  }

  /** Sets the start of the run to the moment at which its load begins. */
  synchronized void restart(Instant start) {
    startMillis = start.toEpochMilli();
  }

  synchronized void launched(Instant now) {
    launchedMillis = now.toEpochMilli();
    phase = Phase.LOADING;
  }

  synchronized void read(byte[] unfinished) {
    unfinishedLine = unfinished.clone();
  }

  /** Ends the load test before its time, unless it is over or something else ends it already. */
  synchronized void stop(Stop why) {
    if (stop == null && phase.compareTo(Phase.ENDING) < 0) {
      stop = why;
      overBeforeStop = output.finished();
    }
  }

  synchronized boolean isStopped() {
    return stop != null;
  }

  synchronized boolean isEndAsked() {
    return endAsked;
  }

  synchronized void endAsked() {
    endAsked = true;
  }

  /**
   * Returns whether more than this time has passed since the end of moloslave was requested,
   * counted from the first call.
   */
  synchronized boolean isStoppedLongerThan(Duration time, Instant now) {
    if (stop == null) {
      return false;
    }
    if (stopMillis == 0) {
      stopMillis = now.toEpochMilli();
    }
    return Duration.between(Instant.ofEpochMilli(stopMillis), now).compareTo(time) > 0;
  }

  synchronized void ended(LoadTestResult result, Instant end, Instant recorded) {
    outcome = result.outcome();
    reason = result.reason();
    endMillis = Math.max(startMillis, end.toEpochMilli());
    recordedMillis = recorded.toEpochMilli();
    phase = Phase.ENDING;
  }

  synchronized void recorded() {
    phase = Phase.RECORDED;
  }

  synchronized Deployment deployment() {
    return new Deployment(deployment, endpoint);
  }

  synchronized MoloslaveRun moloslave() {
    return new MoloslaveRun(id, testUrl, molotovTest, Duration.ofMillis(timeoutMillis));
  }

  MolotovOutput output() {
    return output;
  }

  synchronized byte[] unfinishedLine() {
    return unfinishedLine.clone();
  }

  synchronized boolean isOverdue(Instant now) {
    return left(now).isNegative();
  }

  /** Returns the time until the load test is overdue; negative when it is. */
  synchronized Duration left(Instant now) {
    return Duration.between(now, Instant.ofEpochMilli(startMillis).plusMillis(timeoutMillis));
  }

  /** Returns the result of the load test, from its output and the reason for its end. */
  synchronized LoadTestResult result() {
    Counts counts = output.counts();
    if (stop == Stop.CANCELLED && !endedByItself()) {
      return LoadTestResult.cancelled(counts);
    }
    if (stop == Stop.TIMED_OUT && !endedInTime()) {
      return LoadTestResult.timedOut(counts, Duration.ofMillis(timeoutMillis));
    }
    return LoadTestResult.of(output, failureShare);
  }

  /**
   * Returns whether the load test ended before it was cancelled. Output of this machine is read at
   * once. A script on an agent prints how long it ran when it has ended, which may be read long
   * after.
   */
  private boolean endedByItself() {
    return overBeforeStop || !endAsked && output.finished() && output.runTime().isPresent();
  }

  /**
   * Returns whether the load test ended within its time: one that was out of reach until its time
   * was up may have ended before. A load test that was asked to end prints the same as one that
   * ends by itself.
   */
  private boolean endedInTime() {
    return !endAsked
        && output.finished()
        && output.runTime().filter(time -> time.toMillis() <= timeoutMillis).isPresent();
  }

  /**
   * Returns when the load was over, which may have been long before it was noticed. How long it ran
   * is measured by the agent's clock, which may differ from this one, and rounded up: a second too
   * much is better than a last second of load missing.
   */
  synchronized Instant loadEnd(Instant now) {
    return output
        .runTime()
        .filter(time -> launchedMillis > 0)
        .map(time -> Instant.ofEpochMilli(launchedMillis).plus(time).plusSeconds(1))
        .filter(end -> end.isBefore(now))
        .orElse(now);
  }

  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }
}
