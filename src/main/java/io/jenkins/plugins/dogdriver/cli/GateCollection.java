package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.report.RunWords;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Collects the metric values of the runs of a gate, and waits for them. */
final class GateCollection {
  private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

  private final Engine engine;
  private final Consumer<String> say;
  private final ProgressLine progress;
  private final Set<String> made = new HashSet<>();
  private final Set<String> reported = new HashSet<>();
  private Run last;

  /**
   * @param say receives sentences for people
   */
  GateCollection(Engine engine, Consumer<String> say, ProgressLine progress) {
    this.engine = engine;
    this.say = say;
    this.progress = progress;
  }

  /** Adds a run of the gate that is recorded. */
  void add(Run run) {
    made.add(run.id());
    last = run;
  }

  /**
   * Collects the runs that are old enough. Failures are reported, and tried again the next time.
   */
  void round() {
    try {
      CollectRound round = engine.collector().collect(this::report, () -> false);
      engine.announceVerdicts(round, this::reportOnce);
      round.stopped().ifPresent(this::reportOnce);
    } catch (DogdriverException e) {
      reportOnce(e.getMessage());
    }
  }

  private void report(CollectedJob job) {
    boolean waiting = job.state() == RunState.WAITING && !job.attemptFailed();
    if (made.contains(job.run().id()) && !waiting && !job.detail().isEmpty()) {
      reportOnce(
          "The run of %s is %s. %s"
              .formatted(job.run().start(), RunWords.state(job.state()), job.detail()));
    }
  }

  /**
   * Reports a sentence unless it was reported before, as a problem that lasts is the same sentence
   * in each round.
   */
  private void reportOnce(String sentence) {
    if (reported.add(sentence)) {
      say.accept(sentence);
    }
  }

  /** Collects until no run of the gate waits for its metric values, or the wait is over. */
  void await() throws InterruptedException {
    Instant until = end();
    long waiting = waiting();
    if (waiting > 0) {
      say.accept(
          "Waiting for the metric values of %s %s (runs: %s), until %s at the latest."
              .formatted(
                  last.project(),
                  Release.name(last.version()),
                  waiting,
                  until.truncatedTo(ChronoUnit.SECONDS)));
    }
    while (waiting > 0 && engine.clock().instant().isBefore(until)) {
      progress.show(
          "%s s left".formatted(Duration.between(engine.clock().instant(), until).toSeconds()));
      Thread.sleep(pauseBefore(until).toMillis());
      round();
      waiting = waiting();
    }
    if (waiting > 0) {
      say.accept(
          "This is the verdict without the runs that have no metric values yet: %s."
              .formatted(waiting));
    }
  }

  /** Returns the end of the wait for the last run, late enough for one more round. */
  private Instant end() {
    Duration patience = engine.settings().collect().patience();
    return last.recorded().plus(patience).plus(BETWEEN_ROUNDS);
  }

  private Duration pauseBefore(Instant until) {
    Duration left = Duration.between(engine.clock().instant(), until);
    return left.compareTo(BETWEEN_ROUNDS) < 0 ? left : BETWEEN_ROUNDS;
  }

  private long waiting() {
    List<Job> jobs = engine.store().queue().jobs();
    return jobs.stream().filter(job -> made.contains(job.run().id())).count();
  }
}
