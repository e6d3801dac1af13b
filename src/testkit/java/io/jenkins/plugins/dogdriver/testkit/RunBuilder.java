package io.jenkins.plugins.dogdriver.testkit;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Builds runs for tests: a passed minute of load on kintowe's stage, unless a test changes it. */
public final class RunBuilder {
  public static final Instant FIRST_START = Instant.parse("2026-05-24T14:26:00Z");

  private String id = UUID.randomUUID().toString();
  private String project = "kintowe";
  private String deployment = "stage";
  private String source = "here";
  private String version = "6.0.2";
  private String endpoint = "";
  private String repository = "";
  private String commit = "";
  private Instant start = FIRST_START;
  private Duration length = Duration.ofMinutes(1);
  private Counts counts = new Counts(100, 0, 10);
  private Outcome outcome = Outcome.PASSED;
  private String reason = "";
  private String runBy = "";
  private final Map<String, Figure> figures = new LinkedHashMap<>();

  public static RunBuilder aRun() {
    return new RunBuilder();
  }

  public RunBuilder id(String value) {
    id = value;
    return this;
  }

  public RunBuilder project(String value) {
    project = value;
    return this;
  }

  public RunBuilder deployment(String value) {
    deployment = value;
    return this;
  }

  public RunBuilder source(String value) {
    source = value;
    return this;
  }

  public RunBuilder version(String value) {
    version = value;
    return this;
  }

  /** Sets the endpoint and the code of the deployment too. */
  public RunBuilder deployed(String endpoint, String repository, String commit) {
    this.endpoint = endpoint;
    this.repository = repository;
    this.commit = commit;
    return this;
  }

  public RunBuilder start(Instant value) {
    start = value;
    return this;
  }

  public RunBuilder length(Duration value) {
    length = value;
    return this;
  }

  public RunBuilder counts(long successes, long failures) {
    counts = new Counts(successes, failures, counts.workers());
    return this;
  }

  public RunBuilder workers(long value) {
    counts = new Counts(counts.successes(), counts.failures(), value);
    return this;
  }

  public RunBuilder failed(String why) {
    outcome = Outcome.FAILED;
    reason = why;
    return this;
  }

  public RunBuilder startedBy(String value) {
    runBy = value;
    return this;
  }

  public RunBuilder figure(String metric, double value) {
    return figure(metric, value, 1);
  }

  public RunBuilder figure(String metric, double value, int series) {
    figures.put(metric, new Figure(value, series));
    return this;
  }

  /**
   * Adds a metric value of a part of the load.
   *
   * @param coverage the share of the load that the value is of
   */
  public RunBuilder partialFigure(String metric, double value, double coverage) {
    figures.put(metric, new Figure(value, 1, coverage));
    return this;
  }

  public Run build() {
    Instant end = start.plus(length);
    return new Run(
        new RunStart(
            id,
            project,
            deployment,
            source,
            new Deployed(version, endpoint, repository, commit),
            runBy,
            start),
        new RunEnd(end, counts, outcome, reason, end.plusSeconds(1)));
  }

  public MeasuredRun measured() {
    return new MeasuredRun(build(), figures);
  }
}
