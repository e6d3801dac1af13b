package io.jenkins.plugins.dogdriver.testkit;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Reduction;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.ReleaseComparison;
import io.jenkins.plugins.dogdriver.trend.ReleasePair;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** The runs of releases, one an hour, from the metric values that a test is about. */
public final class Releases {
  public static final Metric LATENCY = time("ART");

  private final List<RunBuilder> runs = new ArrayList<>();

  /** Returns the releases 6.0.2 and 6.1.0. */
  public static Releases of(String metric, double[] before, double[] after) {
    return new Releases().release("6.0.2", metric, before).release("6.1.0", metric, after);
  }

  public static Metric time(String name) {
    return time(name, Metric.DEFAULT_SMALLEST_CHANGE);
  }

  public static Metric time(String name, double smallestChange) {
    return new Metric(
        name,
        name,
        "ms",
        "avg:" + name,
        Reduction.of(Reduction.Statistic.MAX),
        1,
        Metric.Better.LOWER,
        Metric.Kind.TIME,
        smallestChange);
  }

  /** Adds runs of a version. */
  public Releases release(String version, String metric, double... figures) {
    for (double figure : figures) {
      runs.add(
          aRun()
              .id("run-" + runs.size())
              .version(version)
              .start(FIRST_START.plus(Duration.ofHours(runs.size())))
              .figure(metric, figure));
    }
    return this;
  }

  /** Adds another metric value to the same runs. */
  public Releases with(String metric, double... figures) {
    return with(metric, 1, figures);
  }

  public Releases with(String metric, int series, double... figures) {
    return with(metric, run -> series, figures);
  }

  /**
   * Adds another metric value to the same runs, from a number of series each.
   *
   * @param series for the index of a run, how many series its metric value is of
   */
  public Releases with(String metric, IntUnaryOperator series, double... figures) {
    if (figures.length != runs.size()) {
      throw new IllegalArgumentException(runs.size() + " metric values are needed.");
    }
    for (int i = 0; i < figures.length; i++) {
      runs.get(i).figure(metric, figures[i], series.applyAsInt(i));
    }
    return this;
  }

  /** Adds a run of any kind. */
  public Releases add(RunBuilder run) {
    runs.add(run.id("run-" + runs.size()));
    return this;
  }

  public RunBuilder run(int index) {
    return runs.get(index);
  }

  public Trend trend(Metric... metrics) {
    return Trend.of(
        "kintowe",
        runs.stream().map(RunBuilder::measured).toList(),
        Selection.NEWEST,
        metrics.length == 0 ? Metric.defaults() : Arrays.asList(metrics));
  }

  /** Returns the judgement of one metric on the newest release, without the rest of its trend. */
  public MetricTrend judge(Metric metric) {
    List<Release> releases = Release.of(runs.stream().map(RunBuilder::measured).toList());
    return ReleaseComparison.judge(ReleasePair.of(releases), releases, List.of(metric)).get(0);
  }

  public MetricTrend metric(String name) {
    return trend().metrics().stream()
        .filter(trend -> trend.metric().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the metric values, each multiplied by a factor. */
  public static double[] times(double factor, double... figures) {
    return Arrays.stream(figures).map(figure -> factor * figure).toArray();
  }

  public static double[] then(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
