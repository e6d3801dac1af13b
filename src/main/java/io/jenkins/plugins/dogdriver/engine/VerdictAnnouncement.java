package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.VerdictEvent;
import io.jenkins.plugins.dogdriver.datadog.VerdictEvent.Alert;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts;
import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts.Announced;
import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts.Claim;
import io.jenkins.plugins.dogdriver.store.AnnouncedVerdicts.Last;
import io.jenkins.plugins.dogdriver.store.SeriesHistory.Series;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Announces in Datadog the verdicts that new metric values bring: when the verdict on a release is
 * first known, and when it changes. As long as it is unclear there is nothing to announce. One that
 * Datadog did not accept is announced after a later round of the same process.
 */
final class VerdictAnnouncement {
  private final Engine engine;
  private final Function<Run, Datadog> datadog;
  private final Function<Run, Optional<String>> page;
  private final Consumer<String> problems;

  /**
   * @param datadog where the verdict on a run's release is announced
   * @param page address of the page with the trend of a run; empty where there is none
   * @param problems takes a sentence where a verdict could not be announced
   */
  VerdictAnnouncement(
      Engine engine,
      Function<Run, Datadog> datadog,
      Function<Run, Optional<String>> page,
      Consumer<String> problems) {
    this.engine = engine;
    this.datadog = datadog;
    this.page = page;
    this.problems = problems;
  }

  /** Announces what the runs say that were collected in a round, if that is set. */
  void after(CollectRound round) {
    if (!engine.settings().verdictEvents()) {
      return;
    }
    Map<Series, Run> newest = new LinkedHashMap<>(engine.unannounced());
    round.jobs().stream()
        .filter(job -> job.state() == RunState.COLLECTED && job.run().passed())
        .forEach(job -> newest.put(series(job.run()), job.run()));
    newest.forEach(this::announce);
  }

  private static Series series(Run run) {
    return new Series(run.project(), run.source(), run.deployment());
  }

  private void announce(Series series, Run run) {
    try {
      Trend trend = engine.trend(run, List.of());
      AnnouncedVerdicts verdicts = engine.store().announcedVerdicts();
      Announced now = new Announced(trend.newestRelease(), trend.verdict().word());
      Last last = verdicts.last(series);
      Optional<Announced> before =
          last.verdict().filter(verdict -> verdict.version().equals(now.version()));
      boolean isNews =
          before.isEmpty() ? trend.verdict() != Verdict.UNCLEAR : !before.get().equals(now);
      if (isNews) {
        verdicts.claim(series, last, now).ifPresent(claim -> announce(series, run, trend, claim));
      }
      engine.unannounced().remove(series);
    } catch (DogdriverException e) {
      engine.unannounced().put(series, run);
      problems.accept(
          "The verdict on %s was not announced: %s".formatted(run.project(), e.getMessage()));
    }
  }

  private void announce(Series series, Run run, Trend trend, Claim claim) {
    AnnouncedVerdicts verdicts = engine.store().announcedVerdicts();
    try {
      datadog.apply(run).send(event(run, trend));
    } catch (RuntimeException e) {
      verdicts.release(claim);
      throw e;
    }
    verdicts.announced(series, claim);
  }

  private VerdictEvent event(Run run, Trend trend) {
    return new VerdictEvent(
        trend.verdict().word(),
        switch (trend.verdict()) {
          case SLOWER, MIXED -> Alert.ERROR;
          case FASTER, SAME -> Alert.SUCCESS;
          case UNCLEAR -> Alert.INFO;
        },
        run.project(),
        run.deployment(),
        run.source(),
        trend.newestRelease(),
        trend.baseline().map(Release::version).orElse(""),
        trend.sentence(),
        page.apply(run).orElse(""),
        engine.clock().instant());
  }
}
