package io.jenkins.plugins.dogdriver.jenkins.collect;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.config.Engine;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildRun;
import io.jenkins.plugins.dogdriver.jenkins.build.BuildRuns;
import io.jenkins.plugins.dogdriver.store.StoreException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes into the record of a build what became of its runs after it had ended. */
final class BuildRecord {
  private final Engine engine;
  private final Consumer<String> problems;

  BuildRecord(Engine engine, Consumer<String> problems) {
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
            case SET_ASIDE -> BuildRuns.setAside(build, entry.getId(), job.detail());
            case WAITING, FAILED -> {
              if (!entry.getDetail().equals(job.detail())) {
                BuildRuns.waits(build, entry.getId(), job.detail(), job.until());
              }
            }
          }
        });
  }

  void ended(io.jenkins.plugins.dogdriver.model.Run run) {
    change(
        run,
        (build, entry) ->
            BuildRuns.ended(build, run, run.recorded().plus(engine.settings().collect().age())));
  }

  private void collected(Run<?, ?> build, BuildRun entry, CollectedJob job) throws IOException {
    Map<String, Double> figures = new LinkedHashMap<>();
    job.figures().forEach((name, figure) -> figures.put(name, figure.value()));
    BuildRuns.collected(build, entry.getId(), figures, job.detail());
    BuildRuns.judged(build, entry.getId(), engine.trend(job.run(), entry.metrics()));
  }

  private interface Change {
    void make(Run<?, ?> build, BuildRun entry) throws IOException;
  }

  private void change(io.jenkins.plugins.dogdriver.model.Run run, Change change) {
    Optional<Run<?, ?>> build = BuildLink.build(run.runBy());
    Optional<BuildRun> entry = build.flatMap(found -> BuildRuns.find(found, run.id()));
    if (entry.isPresent()) {
      try {
        change.make(build.get(), entry.get());
      } catch (IOException | StoreException e) {
        problems.accept(Messages.BuildRecord_notWritten(build.get(), e.getMessage()));
      }
    }
  }
}
