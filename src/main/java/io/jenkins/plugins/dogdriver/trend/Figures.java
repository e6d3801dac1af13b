package io.jenkins.plugins.dogdriver.trend;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.stats.Median;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The figures of one metric in the independent runs of a release, in order of time.
 *
 * @param times of day, as a share of the day in UTC: 0 to below 1
 * @param values as many; of runs that overlap the median
 */
record Figures(double[] times, double[] values) {
  private static final double DAY = Duration.ofDays(1).toSeconds();

  static Figures of(Release release, Metric metric) {
    List<Double> times = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (List<MeasuredRun> group : IndependentRuns.of(release.runs()).groups()) {
      double[] figures = MeasuredRun.values(group, metric);
      if (figures.length > 0) {
        times.add(time(group.get(0).run().start()));
        values.add(Median.of(figures));
      }
    }
    return new Figures(array(times), array(values));
  }

  private static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double time(Instant start) {
    return start.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / DAY;
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
