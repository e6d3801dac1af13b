package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where the figures of a run come from. */
public interface FigureSource {
  /**
   * The figures of one run.
   *
   * @param start first moment of the load
   * @param end last moment of the load
   * @return by name of the metric, in the order given; a metric without data is absent, so a run of
   *     which nothing is known (yet) gives an empty map
   * @throws BadMetricException if the query of a metric is refused; it holds the figures of the
   *     others
   * @throws DatadogException if no answer could be had
   */
  Map<String, Figure> figures(
      List<Metric> metrics, String project, String deployment, Instant start, Instant end);

  /**
   * Returns if questions are answered at all: tells a source that is away, or refuses the keys,
   * from a question that it cannot answer.
   *
   * @throws DatadogException with one sentence on what is wrong
   */
  void checkKeys();
}
