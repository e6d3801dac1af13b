package io.jenkins.plugins.dogdriver.jenkins.record;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.engine.RunFollowUp.RunRecordUpdater;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record of a run in its build; every change is saved with the build. */
public final class SavedRunRecord implements RunRecordUpdater {
  private final Run<?, ?> build;
  private final RunRecord run;

  SavedRunRecord(Run<?, ?> build, RunRecord run) {
    this.build = build;
    this.run = run;
  }

  /**
   * Returns the record of a run in a build; empty where the build does not have the run.
   *
   * @param id of the run
   */
  public static Optional<SavedRunRecord> find(Run<?, ?> build, String id) {
    return DogdriverRunsAction.find(build, id).map(run -> new SavedRunRecord(build, run));
  }

  @Override
  public String build() {
    return build.toString();
  }

  @Override
  public List<String> metrics() {
    return run.metrics();
  }

  @Override
  public String detail() {
    return run.getDetail();
  }

  @Override
  public void ended(io.jenkins.plugins.dogdriver.model.Run ended, Instant until)
      throws IOException {
    run.ended(ended, until);
    build.save();
  }

  @Override
  public void waits(String why, Optional<Instant> until) throws IOException {
    run.waits(why, until);
    build.save();
  }

  @Override
  public void collected(
      io.jenkins.plugins.dogdriver.model.Run ended, Map<String, Double> figures, String detail)
      throws IOException {
    run.ended(ended, ended.recorded());
    run.collected(figures, detail);
    build.save();
  }

  @Override
  public void setAside(io.jenkins.plugins.dogdriver.model.Run ended, String why)
      throws IOException {
    run.ended(ended, ended.recorded());
    run.setAside(why);
    build.save();
  }

  @Override
  public void judged(Trend trend) throws IOException {
    run.judged(trend);
    build.save();
  }
}
