package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.util.List;
import java.util.stream.IntStream;

/** The steps of a metric over all runs, whatever the releases, each with its cause. */
final class ChangePoints {
  private ChangePoints() {}

  /**
   * @param runs in order of their start; one without a figure of the metric is passed over
   */
  static List<ChangePoint> of(List<MeasuredRun> runs, Metric metric, Hosts hosts) {
    int[] measured =
        IntStream.range(0, runs.size())
            .filter(i -> runs.get(i).value(metric.name()).isPresent())
            .toArray();
    List<MeasuredRun> seen = IntStream.of(measured).mapToObj(runs::get).toList();
    double[] figures =
        seen.stream().mapToDouble(run -> run.value(metric.name()).orElseThrow()).toArray();
    Causes causes = new Causes(seen, hosts);
    return Steps.in(figures).stream()
        .map(
            step -> {
              MeasuredRun first = seen.get(step.index());
              return new ChangePoint(
                  measured[step.index()],
                  first.run().start(),
                  first.run().version(),
                  step.before(),
                  step.after(),
                  step.change(),
                  step.pValue(),
                  causes.of(step.index()),
                  causes.isRelease(step.index()));
            })
        .toList();
  }
}
