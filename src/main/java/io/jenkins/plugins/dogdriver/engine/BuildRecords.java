package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.Builds;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.RunRecordUpdater;
import io.jenkins.plugins.dogdriver.model.DogdriverException;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Run;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes what becomes of runs into the records of their builds. */
final class BuildRecords {
  private final Engine engine;
  private final Builds builds;
  private final Consumer<String> problems;

  BuildRecords(Engine engine, Builds builds, Consumer<String> problems) {
    this.engine = engine;
    this.builds = builds;
    this.problems = problems;
  }

  /** Writes how a run ended that was lost. */
  void ended(Run run) {
    update(
        run,
        record -> {
          record.ended(run, engine.collectedFrom(run));
          engine.openRecords().ended(run);
        });
  }

  /** Writes what a round of the collector did for a run. */
  void collected(CollectedJob job) {
    switch (job.state()) {
      case COLLECTED -> collected(job.run(), job.figures(), job.detail());
      case SET_ASIDE -> setAside(job.run(), job.detail());
      case WAITING, RUNNING ->
          update(
              job.run(),
              record -> {
                if (!record.detail().equals(job.detail())) {
                  record.waits(job.detail(), job.until());
                }
              });
    }
  }

  void collected(Run run, Map<String, Figure> figures, String detail) {
    Map<String, Double> values = new LinkedHashMap<>();
    figures.forEach((name, figure) -> values.put(name, figure.value()));
    update(
        run,
        record -> {
          record.collected(run, values, detail);
          record.judged(engine.trend(run, record.metrics()));
          engine.openRecords().close(run.id());
        });
  }

  void setAside(Run run, String why) {
    update(
        run,
        record -> {
          record.setAside(run, why);
          engine.openRecords().close(run.id());
        });
  }

  private interface Change {
    void make(RunRecordUpdater record) throws IOException;
  }

  private void update(Run run, Change change) {
    Optional<RunRecordUpdater> record = builds.find(run);
    if (record.isPresent()) {
      try {
        change.make(record.get());
      } catch (IOException | DogdriverException e) {
        problems.accept(
            "The record of %s could not be written: %s"
                .formatted(record.get().build(), e.getMessage()));
      }
    }
  }
}
