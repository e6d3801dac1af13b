package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import java.util.List;
import java.util.stream.IntStream;

/** Finds the change points of a metric over all runs, across releases, and their causes. */
final class MetricChangePoints {
  private MetricChangePoints() {}

  /**
   * Returns the change points in the order of the runs.
   *
   * @param runs in order of their start; one without a metric value of the metric is left out
   */
  static List<MetricChangePoint> of(List<MeasuredRun> runs, Metric metric, Hosts hosts) {
    MeasuredRuns all = MeasuredRuns.copyOf(runs);
    int[] indexes =
        IntStream.range(0, all.size())
            .filter(i -> !Double.isNaN(all.value(i, metric.name())))
            .toArray();
    MeasuredRuns measured = all.where(i -> !Double.isNaN(all.value(i, metric.name())));
    Causes causes = new Causes(measured, hosts);
    return ChangePointDetector.detect(measured.values(metric.name()), ChangePointDetector.LIKELY)
        .stream()
        .map(
            point -> {
              MeasuredRun first = measured.get(point.index());
              return new MetricChangePoint(
                  indexes[point.index()],
                  first.run().start(),
                  first.run().version(),
                  point.before(),
                  point.after(),
                  point.change(),
                  point.pValue(),
                  causes.of(point),
                  causes.isRelease(point));
            })
        .toList();
  }
}
