package io.jenkins.plugins.dogdriver.collect;

import io.jenkins.plugins.dogdriver.datadog.BadMetricException;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives one job its turn: collects it, leaves it in the queue, or gives it up. */
final class JobTurn {
  /** The time by which the clock of another machine may be ahead of this one. */
  private static final Duration MOST_AHEAD = Duration.ofDays(1);

  private final RunStore store;
  private final Function<Run, FigureSource> sources;
  private final List<Metric> metrics;
  private final CollectSettings settings;
  private final Clock clock;

  JobTurn(
      RunStore store,
      Function<Run, FigureSource> sources,
      List<Metric> metrics,
      CollectSettings settings,
      Clock clock) {
    this.store = store;
    this.sources = sources;
    this.metrics = List.copyOf(metrics);
    this.settings = settings;
    this.clock = clock;
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no metric to collect: configure one, or leave the list out for the defaults.");
    }
  }

  /**
   * Collects a job, or returns why it is not collected yet.
   *
   * @throws DatadogException if no job could be collected now
   * @throws StoreException if the store fails for every job
   */
  CollectedJob take(Job job) {
    try {
      return collect(job);
    } catch (DatadogException e) {
      throw e;
    } catch (StoreException e) {
      // This job's objects may be the cause, which must not keep the others from their turn.
      store.check();
      return failedAsWell(job, e.getMessage());
    } catch (RuntimeException e) {
      // Nor must any other problem with this job.
      return failedAsWell(job, "Collecting it ended unexpectedly: " + e + ".");
    }
  }

  /** Counts the attempt, if the store accepts that. */
  private CollectedJob failedAsWell(Job job, String error) {
    try {
      return failed(job, error);
    } catch (RuntimeException e) {
      return CollectedJob.failed(job.run(), error);
    }
  }

  private CollectedJob collect(Job job) {
    Run run = job.run();
    if (run.recorded().isAfter(clock.instant().plus(MOST_AHEAD))) {
      return setAside(
          job,
          "It was recorded at "
              + run.recorded()
              + ", which is in the future: the clock of its machine was wrong.");
    }
    if (isYoungerThan(settings.age(), run)) {
      return waiting(run, "Its metric values are read from ", settings.age());
    }
    Optional<MeasuredRun> measured = store.measured(run);
    if (measured.isPresent()) {
      return alreadyCollected(job, measured.get());
    }
    if (run.isPlaceholder() && store.isQueued(run)) {
      store.delete(job);
      return waiting(
          run, "The real end of the run is known now; it is collected from ", settings.age());
    }
    if (!run.passed()) {
      return collected(job, Map.of(), "It did not pass, so it was stored without metric values.");
    }
    FigureSource figures = sources.apply(run);
    try {
      return weigh(
          job, figures.figures(metrics, run.project(), run.deployment(), run.start(), run.end()));
    } catch (BadMetricException e) {
      return refused(job, e);
    } catch (DatadogException e) {
      stopUnlessOnlyThisJobFails(e, figures);
      return failed(job, e.getMessage());
    }
  }

  private CollectedJob weigh(Job job, Map<String, Figure> found) {
    List<String> incomplete = incomplete(job.run(), found);
    if (incomplete.isEmpty()) {
      return collected(job, found, "");
    }
    String missing = "Datadog has " + String.join("; ", incomplete) + " of it";
    if (isYoungerThan(settings.patience(), job.run())) {
      return waiting(job.run(), missing + " yet, and is asked until ", settings.patience());
    }
    if (found.isEmpty()) {
      return setAside(job, "Datadog has no metric value of it, even after the wait.");
    }
    return collected(job, found, missing + ".");
  }

  /**
   * Returns what is missing, since points may reach Datadog long after the run: those of CloudWatch
   * take up to half an hour.
   */
  private List<String> incomplete(Run run, Map<String, Figure> found) {
    String absent =
        metrics.stream()
            .map(Metric::name)
            .filter(name -> !found.containsKey(name))
            .collect(Collectors.joining(", "));
    Duration load = Duration.between(run.start(), run.end());
    Stream<String> partial =
        found.entrySet().stream()
            .filter(figure -> figure.getValue().isPartial())
            .map(figure -> figure.getKey() + " for " + figure.getValue().part(load));
    return Stream.concat(
            Stream.of(absent).filter(names -> !names.isEmpty()).map(names -> "no " + names),
            partial)
        .toList();
  }

  /**
   * Collects the other metrics in the last attempt: a metric that stays refused costs a run that
   * metric, not the others.
   */
  private CollectedJob refused(Job job, BadMetricException e) {
    return isLastAttempt(job) && !e.others().isEmpty()
        ? collected(job, e.others(), e.getMessage())
        : failed(job, e.getMessage());
  }

  /**
   * Ends the round if Datadog is unavailable, rather than unable to answer for this run. The first
   * is not a job's fault, and the operator must fix it; the second must not hold up the younger
   * jobs.
   */
  private static void stopUnlessOnlyThisJobFails(DatadogException e, FigureSource figures) {
    if (e.kind() != DatadogException.Kind.UNAVAILABLE) {
      throw e;
    }
    figures.checkKeys();
  }

  private boolean isYoungerThan(Duration age, Run run) {
    return Duration.between(run.recorded(), clock.instant()).compareTo(age) < 0;
  }

  private CollectedJob waiting(Run run, String why, Duration age) {
    Instant until = run.recorded().plus(age).truncatedTo(ChronoUnit.SECONDS);
    return CollectedJob.waiting(run, why + until + ".", until);
  }

  /**
   * Stores the run and deletes its job, in this order: if the second step fails, the job is still
   * there.
   */
  private CollectedJob collected(Job job, Map<String, Figure> found, String detail) {
    String damaged = store.damaged(job.run()).map(JobTurn::replaced).orElse("");
    store.store(new MeasuredRun(job.run(), found));
    store.delete(job);
    return CollectedJob.collected(job.run(), (detail + damaged).strip(), found);
  }

  private static String replaced(UnreadableObject damaged) {
    return " It was measured before, but %s could not be read: %s."
        .formatted(damaged.key(), damaged.reason());
  }

  /**
   * Deletes a job that another collector collected, or one that was cut off before it deleted the
   * job.
   */
  private CollectedJob alreadyCollected(Job job, MeasuredRun measured) {
    store.delete(job);
    return CollectedJob.collected(
        measured.run(), "It had been collected before.", measured.figures());
  }

  private CollectedJob failed(Job job, String error) {
    if (isLastAttempt(job)) {
      return setAside(job, error);
    }
    return unlessMeasured(
        job,
        () -> {
          Job again = job.failed(error, clock.instant());
          store.update(again);
          return CollectedJob.failed(
              job.run(),
              error + " (" + again.attempts() + " of " + settings.attempts() + " attempts)");
        });
  }

  private CollectedJob setAside(Job job, String error) {
    return unlessMeasured(
        job,
        () -> {
          store.setAside(job.failed(error, clock.instant()));
          return CollectedJob.setAside(job.run(), error);
        });
  }

  /** Runs the step unless another collector has measured the run meanwhile. */
  private CollectedJob unlessMeasured(Job job, Supplier<CollectedJob> otherwise) {
    return store
        .measured(job.run())
        .map(measured -> alreadyCollected(job, measured))
        .orElseGet(otherwise);
  }

  private boolean isLastAttempt(Job job) {
    return job.attempts() + 1 >= settings.attempts();
  }
}
