package io.jenkins.plugins.dogdriver.controller;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.record.SavedRunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.trend.Selection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs of releases in the store of a Jenkins, and builds that made one of them. */
final class MeasuredReleases {
  static final String BEFORE = "6.0.2";
  static final String AFTER = "6.1.0";
  private static final int RUNS = 8;

  private final String project;
  private int hours;

  MeasuredReleases(String project) {
    this.project = project;
  }

  /** A release that takes 20 ms, and one that takes 30 ms. */
  static MeasuredReleases slower(String project) {
    return new MeasuredReleases(project).release(BEFORE, 20).release(AFTER, 30);
  }

  /** A release that takes 30 ms, and one that takes 20 ms. */
  static MeasuredReleases faster(String project) {
    return new MeasuredReleases(project).release(BEFORE, 30).release(AFTER, 20);
  }

  /** More runs, of this version. */
  MeasuredReleases release(String version, double milliseconds) {
    for (int run = 0; run < RUNS; run++) {
      store(run(version, milliseconds + 0.1 * (run % 3)).measured());
    }
    return this;
  }

  /** One more run of the newest release, made by that build, with the verdict on the release. */
  RunRecord madeBy(Run<?, ?> build) throws IOException {
    return madeBy(build, AFTER, 30);
  }

  RunRecord madeBy(Run<?, ?> build, String version, double milliseconds) throws IOException {
    MeasuredRun run = run(version, milliseconds).startedBy(BuildLink.of(build)).measured();
    RunRecord record = new RunRecord(run.run().started(), List.of(), "", "");
    DogdriverRunsAction.add(build, record);
    store(run);
    SavedRunRecord saved = SavedRunRecord.find(build, record.getId()).orElseThrow();
    saved.collected(run.run(), Map.of("ART", milliseconds), "");
    saved.judged(ControllerEngine.get().trend(project, Selection.NEWEST));
    return record;
  }

  private RunBuilder run(String version, double milliseconds) {
    return aRun()
        .project(project)
        .version(version)
        .start(FIRST_START.plus(Duration.ofHours(hours++)))
        .figure("ART", milliseconds);
  }

  private static void store(MeasuredRun run) {
    ControllerEngine.get().withoutKeys().store().store(run);
  }
}
