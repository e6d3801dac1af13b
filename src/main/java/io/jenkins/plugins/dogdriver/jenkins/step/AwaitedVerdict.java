package io.jenkins.plugins.dogdriver.jenkins.step;

import io.jenkins.plugins.dogdriver.engine.Durations;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.trend.Selection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The verdict that a build waits for. A run has its metric values some minutes after its end, from
 * the collector, which writes them into the record of the build. So where the build itself made
 * runs of the project, its records show which are still to come. Where it made none, the queue of
 * the store shows it, which also has the runs of other builds.
 *
 * <p>Once nothing is to come, or the time is over, the release is judged: the one that the build
 * ran last, or else the newest of the project. A release of which no run has metric values has no
 * verdict; that of an earlier one never replaces it.
 */
final class AwaitedVerdict {
  private static final Set<RunState> TO_COME = Set.of(RunState.RUNNING, RunState.WAITING);

  private final VerdictOptions options;
  private final List<RunRecord> runs;

  private AwaitedVerdict(VerdictOptions options, List<RunRecord> runs) {
    this.options = options;
    this.runs = List.copyOf(runs);
  }

  /**
   * Returns the verdict that a build waits for now.
   *
   * @throws VerdictException if it is not clear from the build for which project
   */
  static AwaitedVerdict of(VerdictOptions options, hudson.model.Run<?, ?> build) {
    DogdriverRunsAction action = build.getAction(DogdriverRunsAction.class);
    List<RunRecord> runs = action == null ? List.of() : action.getRuns();
    if (options.project().isEmpty()) {
      List<String> projects = runs.stream().map(RunRecord::getProject).distinct().sorted().toList();
      if (projects.isEmpty()) {
        throw new VerdictException(Messages.AwaitedVerdict_noRun());
      }
      if (projects.size() > 1) {
        throw new VerdictException(
            Messages.AwaitedVerdict_severalProjects(String.join(", ", projects)));
      }
    }
    return new AwaitedVerdict(options, newestSeries(options, runs));
  }

  /** Returns the runs that are comparable with the newest of the requested ones. */
  private static List<RunRecord> newestSeries(VerdictOptions options, List<RunRecord> runs) {
    List<RunRecord> asked =
        runs.stream()
            .filter(run -> isAsked(options.project(), run.getProject()))
            .filter(run -> isAsked(options.deployment(), run.getDeployment()))
            .filter(run -> isAsked(options.source(), run.getSource()))
            .toList();
    return asked.stream()
        .max(Comparator.comparingLong(RunRecord::getStart))
        .map(newest -> asked.stream().filter(isOfSeries(newest)).toList())
        .orElse(List.of());
  }

  private static boolean isAsked(String wanted, String found) {
    return wanted.isEmpty() || wanted.equals(found);
  }

  private static Predicate<RunRecord> isOfSeries(RunRecord newest) {
    return run ->
        run.getProject().equals(newest.getProject())
            && run.getDeployment().equals(newest.getDeployment())
            && run.getSource().equals(newest.getSource());
  }

  private Optional<RunRecord> newest() {
    return runs.stream().max(Comparator.comparingLong(RunRecord::getStart));
  }

  private String project() {
    return newest().map(RunRecord::getProject).orElse(options.project());
  }

  /** Returns whether the runs to come are known without asking the store. */
  boolean isOfBuild() {
    return !runs.isEmpty();
  }

  /**
   * Returns how many runs still wait for their metric values.
   *
   * @throws DogdriverException if the store has to be asked and does not answer
   */
  long toCome(Engine engine) {
    if (isOfBuild()) {
      return runs.stream().filter(run -> TO_COME.contains(run.state())).count();
    }
    return engine.store().queue().jobs().stream()
        .map(Job::run)
        .filter(run -> run.project().equals(options.project()))
        .filter(run -> isAsked(options.deployment(), run.deployment()))
        .filter(run -> isAsked(options.source(), run.source()))
        .count();
  }

  /**
   * Returns a sentence about what the build waits for.
   *
   * @param until when the wait ends at the latest
   */
  String waiting(long toCome, Instant until) {
    return Messages.AwaitedVerdict_waiting(
        toCome,
        newest().map(run -> project() + " " + Release.name(run.getVersion())).orElse(project()),
        until.truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
  }

  /**
   * Returns the current verdict.
   *
   * @throws DogdriverException if the store does not answer, or a metric is not configured
   */
  ReleaseVerdict judge(Engine engine) {
    engine.checkMetrics(options.metrics());
    Selection selection =
        new Selection(
            newest().map(RunRecord::getSource).or(() -> given(options.source())),
            newest().map(RunRecord::getDeployment).or(() -> given(options.deployment())),
            given(options.against()));
    return new ReleaseVerdict(
        engine.trend(project(), selection, options.metrics()),
        newest().map(RunRecord::getVersion),
        notes(toCome(engine)));
  }

  private List<String> notes(long toCome) {
    List<String> notes = new ArrayList<>();
    if (toCome > 0) {
      notes.add(Messages.AwaitedVerdict_tooLate(toCome, Durations.text(options.timeout())));
    }
    List<RunRecord> givenUp =
        runs.stream().filter(run -> run.state() == RunState.SET_ASIDE).toList();
    if (!givenUp.isEmpty()) {
      notes.add(
          Messages.AwaitedVerdict_givenUp(
              givenUp.size(),
              runs.size(),
              givenUp.stream()
                  .map(RunRecord::getDetail)
                  .distinct()
                  .collect(Collectors.joining(" "))));
    }
    return notes;
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(found -> !found.isEmpty());
  }
}
