package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands for the build of every run, and for its records. */
final class OneBuild implements RunFollowUp.Builds, RunFollowUp.RunRecordUpdater {
  boolean running;
  State state = State.OVER;
  boolean recorded = true;
  boolean broken;
  String missingKey = "";

  /** What was written into its records. */
  final List<String> written = new ArrayList<>();

  private final Supplier<Datadog> datadog;
  private String detail = "";

  OneBuild(Supplier<Datadog> datadog) {
    this.datadog = datadog;
  }

  @Override
  public State state(Run run) {
    return running ? State.RUNNING : state;
  }

  @Override
  public Datadog datadog(RunStart run) {
    if (!missingKey.isEmpty()) {
      throw new SettingsException(missingKey);
    }
    return datadog.get();
  }

  @Override
  public Optional<RunFollowUp.RunRecordUpdater> find(Run run) {
    return recorded ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Optional<String> trendPage(Run run) {
    return Optional.of("https://jenkins.example.org/job/kintowe/dogdriver-trend/");
  }

  @Override
  public String build() {
    return "build 12";
  }

  @Override
  public List<String> metrics() {
    return List.of("ART");
  }

  @Override
  public String detail() {
    return detail;
  }

  @Override
  public void ended(Run run, Instant until) throws IOException {
    write("ended, waits until " + until);
  }

  @Override
  public void waits(String why, Optional<Instant> until) throws IOException {
    detail = why;
    write("waits: " + why + " until " + until.map(Instant::toString).orElse("?"));
  }

  @Override
  public void collected(Run run, Map<String, Double> figures, String why) throws IOException {
    write("collected " + figures + why);
  }

  @Override
  public void setAside(Run run, String why) throws IOException {
    write("given up: " + why);
  }

  @Override
  public void judged(Trend trend) throws IOException {
    write("judged by " + trend.metrics().stream().map(m -> m.metric().name()).toList());
  }

  private void write(String what) throws IOException {
    if (broken) {
      throw new IOException("disk full");
    }
    written.add(what);
  }
}
