package io.jenkins.plugins.dogdriver.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A run with its figures.
 *
 * @param figures by name of the metric, in the order of the configuration; a metric without data is
 *     absent
 */
public record MeasuredRun(Run run, Map<String, Figure> figures) {
  public MeasuredRun {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  public OptionalDouble value(String metric) {
    Figure figure = figures.get(metric);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure.value());
  }
}
