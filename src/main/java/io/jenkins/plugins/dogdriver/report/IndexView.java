package io.jenkins.plugins.dogdriver.report;

import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What the page of all projects shows. */
record IndexView(List<ProjectLine> projects, String written) {

  record ProjectLine(
      String project,
      String page,
      String verdict,
      String arrow,
      String sentence,
      int runs,
      int flags) {}

  static IndexView of(List<Trend> trends, Instant now, ZoneId zone) {
    return new IndexView(
        trends.stream().map(IndexView::line).toList(), ProjectView.times(zone).format(now));
  }

  private static ProjectLine line(Trend trend) {
    return new ProjectLine(
        trend.project(),
        PageName.of(trend.project()),
        trend.verdict().word(),
        Arrow.of(trend.verdict()),
        trend.sentence(),
        trend.runs().size(),
        trend.flags().size());
  }
}
