package io.jenkins.plugins.dogdriver.jenkins.record;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.report.MetricWords;
import io.jenkins.plugins.dogdriver.report.MetricWords.LabelledValue;
import io.jenkins.plugins.dogdriver.report.RunWords;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A run in the form that the pages of its build show.
 *
 * @param state the state of the run, for people
 * @param requests what Molotov counted and how it ended; empty while it is running
 * @param figures the metric values once they are collected, in the order of the configuration
 */
public record RunLine(
    RunRecord run, String state, String start, String requests, List<LabelledValue> figures) {

  /**
   * Returns the line of a run.
   *
   * @param metrics that are configured
   * @param zone in which times are written
   * @param now a time of another day is written with its date
   */
  static RunLine of(RunRecord run, List<Metric> metrics, ZoneId zone, Instant now) {
    return new RunLine(
        run,
        RunWords.state(run.state(), RunWords.time(run.waitingUntil(), zone, now)),
        RunWords.time(Instant.ofEpochMilli(run.getStart()), zone, now),
        run.getOutcome() == null
            ? ""
            : RunWords.requests(run.getOutcome(), run.getSuccesses(), run.getFailures()),
        MetricWords.values(run.getFigures(), metrics));
  }
}
