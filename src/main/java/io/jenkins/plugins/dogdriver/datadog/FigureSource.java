package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Provides the metric values of runs. */
public interface FigureSource {
  /**
   * Returns the metric values of one run.
   *
   * @param start first moment of the load
   * @param end last moment of the load
   * @return by name of the metric, in the order given; a metric without data is absent, so the map
   *     is empty for a run of which nothing is known (yet)
   * @throws BadMetricException if the query of a metric is refused; it has the metric values of the
   *     others
   * @throws DatadogException if there is no answer
   */
  Map<String, Figure> figures(
      List<Metric> metrics, String project, String deployment, Instant start, Instant end);

  /**
   * Checks that the source answers at all: this distinguishes a source that is unavailable, or
   * refuses the keys, from a request that it cannot answer.
   *
   * @throws DatadogException with one sentence on what is wrong
   */
  void checkKeys();
}
