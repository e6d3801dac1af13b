package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.Figure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signals that at least one metric's query is refused; the metric values of the other metrics are
 * kept.
 */
public final class BadMetricException extends DatadogException {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Figure> others;

  /**
   * @param refusals one sentence for each refused metric, naming it
   * @param others the metric values of the metrics that were not refused
   */
  BadMetricException(List<String> refusals, Map<String, Figure> others) {
    super(Kind.BAD_METRIC, String.join(" ", refusals));
    this.others = Collections.unmodifiableMap(new LinkedHashMap<>(others));
  }

  public Map<String, Figure> others() {
    return others;
  }
}
