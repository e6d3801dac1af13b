package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.model.Metric;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A metric's query, completed for one run.
 *
 * @param text in Datadog's language
 */
record MetricQuery(Metric metric, String text) {
  private static final String OPENING = "({[";
  private static final String CLOSING = ")}]";

  static MetricQuery of(Metric metric, String project, String deployment) {
    return new MetricQuery(
        metric,
        metric
            .query()
            .replace("{project}", TagValue.of(project))
            .replace("{deployment}", TagValue.of(deployment)));
  }

  /**
   * Returns whether it is one query and not several with commas between, and closes every bracket
   * it opens. Any other would shift the places of the queries that are sent with it.
   */
  boolean isSingle() {
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (OPENING.indexOf(c) >= 0) {
        open.push(OPENING.indexOf(c));
      } else if (CLOSING.indexOf(c) >= 0) {
        if (open.isEmpty() || open.pop() != CLOSING.indexOf(c)) {
          return false;
        }
      } else if (c == ',' && open.isEmpty()) {
        return false;
      }
    }
    return open.isEmpty();
  }
}
