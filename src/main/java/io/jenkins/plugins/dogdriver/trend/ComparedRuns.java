package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Median;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The runs behind a verdict: those of the newest release and of the one it is compared with. */
record ComparedRuns(Release baseline, Release candidate) {

  /** Returns the runs of both, in order of their start. */
  List<MeasuredRun> all() {
    return Stream.concat(baseline.runs().stream(), candidate.runs().stream()).toList();
  }

  List<Release> newestFirst() {
    return List.of(candidate, baseline);
  }

  /** Returns the median metric value of these runs; absent where none has one. */
  static OptionalDouble typical(List<MeasuredRun> runs, Metric metric) {
    double[] figures = MeasuredRun.values(runs, metric);
    return figures.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Median.of(figures));
  }
}
