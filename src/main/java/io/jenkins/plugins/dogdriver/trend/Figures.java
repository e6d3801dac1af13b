package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The metric values of one metric in the independent runs of a release, in order of time.
 *
 * @param times of day, as a share of the day in UTC: 0 to below 1
 * @param values as many; of runs that overlap the median
 */
record Figures(double[] times, double[] values) {
  private static final long DAY = Duration.ofDays(1).toSeconds();

  static Figures of(Release release, Metric metric) {
    List<List<MeasuredRun>> groups = IndependentRuns.of(release.runs()).groups();
    double[] times = new double[groups.size()];
    double[] values = new double[groups.size()];
    int count = 0;
    for (List<MeasuredRun> group : groups) {
      OptionalDouble value = value(group, metric);
      if (value.isPresent()) {
        times[count] = time(group.get(0).run().start());
        values[count] = value.getAsDouble();
        count++;
      }
    }
    return new Figures(Arrays.copyOf(times, count), Arrays.copyOf(values, count));
  }

  private static OptionalDouble value(List<MeasuredRun> group, Metric metric) {
    return group.size() == 1
        ? group.get(0).value(metric.name())
        : ComparedRuns.typical(group, metric);
  }

  private static double time(Instant start) {
    return Math.floorMod(start.getEpochSecond(), DAY) / (double) DAY;
  }

  int size() {
    return values.length;
  }

  /** Returns those of them whose index is chosen. */
  Figures only(IntPredicate chosen) {
    int[] indexes = IntStream.range(0, size()).filter(chosen).toArray();
    return new Figures(
        IntStream.of(indexes).mapToDouble(i -> times[i]).toArray(),
        IntStream.of(indexes).mapToDouble(i -> values[i]).toArray());
  }
}
