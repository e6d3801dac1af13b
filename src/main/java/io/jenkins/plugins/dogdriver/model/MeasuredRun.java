package io.jenkins.plugins.dogdriver.model;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A run with its metric values.
 *
 * @param figures by name of the metric, in the order of the configuration; a metric without data is
 *     absent
 */
public record MeasuredRun(Run run, Map<String, Figure> figures) {
  /** Orders by start, as {@link Run#BY_START}. */
  public static final Comparator<MeasuredRun> BY_START =
      Comparator.comparing(MeasuredRun::run, Run.BY_START);

  public MeasuredRun {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** Returns the values of this metric in the order of the runs; a run without one is left out. */
  public static double[] values(List<MeasuredRun> runs, Metric metric) {
    return MeasuredRuns.copyOf(runs).values(metric.name());
  }

  /** Returns the metric value of a metric, in its unit; absent where the run has none. */
  public OptionalDouble value(String metric) {
    Figure figure = figures.get(metric);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.value());
  }
}
