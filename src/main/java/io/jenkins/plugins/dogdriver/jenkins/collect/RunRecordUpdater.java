package io.jenkins.plugins.dogdriver.jenkins.collect;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes into the record of a build what became of its runs after it had ended. */
final class RunRecordUpdater {
  private final Engine engine;
  private final Consumer<String> problems;

  RunRecordUpdater(Engine engine, Consumer<String> problems) {
    this.engine = engine;
    this.problems = problems;
  }

  /** A run that was handed in from elsewhere, or whose build is gone, has no record here. */
  void take(CollectedJob job) {
    change(
        job.run(),
        (build, entry) -> {
          switch (job.state()) {
            case COLLECTED -> collected(build, entry, job);
            case SET_ASIDE -> DogdriverRunsAction.setAside(build, entry.getId(), job.detail());
            case WAITING, FAILED -> {
              if (!entry.getDetail().equals(job.detail())) {
                DogdriverRunsAction.waits(build, entry.getId(), job.detail(), job.until());
              }
            }
          }
        });
  }

  void ended(io.jenkins.plugins.dogdriver.model.Run run) {
    change(
        run,
        (build, entry) ->
            DogdriverRunsAction.ended(
                build, run, run.recorded().plus(engine.settings().collect().age())));
  }

  private void collected(Run<?, ?> build, RunRecord entry, CollectedJob job) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    job.figures().forEach((name, figure) -> figures.put(name, figure.value()));
    DogdriverRunsAction.collected(build, entry.getId(), figures, job.detail());
    DogdriverRunsAction.judged(build, entry.getId(), engine.trend(job.run(), entry.metrics()));
  }

  private interface Change {
    void make(Run<?, ?> build, RunRecord entry) throws IOException;
  }

  private void change(io.jenkins.plugins.dogdriver.model.Run run, Change change) {
    Optional<Run<?, ?>> build = BuildLink.build(run.runBy());
    Optional<RunRecord> entry = build.flatMap(found -> DogdriverRunsAction.find(found, run.id()));
    if (entry.isPresent()) {
      try {
        change.make(build.get(), entry.get());
      } catch (IOException | DogdriverException e) {
        problems.accept(Messages.RunRecordUpdater_notWritten(build.get(), e.getMessage()));
      }
    }
  }
}
