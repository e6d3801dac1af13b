package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Reduces the points of one or more series to one number. */
final class SeriesReduction {
  private SeriesReduction() {}

  /**
   * Returns one number for all series.
   *
   * @param series the points of each series, finite; at least one series, none of them empty
   */
  static double of(List<double[]> series, Reduction reduction) {
    return switch (reduction.scope()) {
      case ALL_SERIES ->
          of(series.stream().flatMapToDouble(DoubleStream::of).toArray(), reduction.statistic());
      case PER_SERIES ->
          mean(series.stream().mapToDouble(s -> of(s, reduction.statistic())).toArray());
    };
  }

  private static double of(double[] points, Reduction.Statistic statistic) {
    return switch (statistic) {
      case MAX -> Arrays.stream(points).max().orElseThrow();
      case MEAN -> mean(points);
      case MEDIAN -> quantile(points, 0.5);
      case P95 -> quantile(points, 0.95);
    };
  }

  private static double mean(double[] points) {
    return Arrays.stream(points).average().orElseThrow();
  }

  /**
   * Returns a quantile, linear between the two nearest points: type 7 of Hyndman and Fan, "Sample
   * Quantiles in Statistical Packages", The American Statistician 50 (1996).
   */
  private static double quantile(double[] points, double share) {
    double[] sorted = Arrays.stream(points).sorted().toArray();
    double position = share * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
