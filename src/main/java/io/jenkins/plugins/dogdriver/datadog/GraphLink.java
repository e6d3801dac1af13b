package io.jenkins.plugins.dogdriver.datadog;

import io.jenkins.plugins.dogdriver.http.UrlBuilder;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The link from a metric to Datadog's own graph of it, where an investigation continues.
 *
 * @param site of Datadog, for example {@code datadoghq.com}
 */
public record GraphLink(String site) {
  /** Matches one metric with its aggregation; a formula of several has no graph of its own. */
  private static final Pattern SIMPLE =
      Pattern.compile(
          "\\s*(avg|sum|min|max):([\\w.]+)\\{([^{}]*)}(?:\\s*by\\s*\\{([^{}]*)})?(?:\\.\\w+\\(\\w*\\))*\\s*");

  /**
   * The time beside the runs that a graph shows too, as Datadog shows nothing useful of a shorter
   * window.
   */
  private static final Duration BESIDE = Duration.ofMinutes(10);

  public GraphLink {
    site = site.strip().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the address of the graph; empty for a query that has more than one metric, or that
   * Datadog would not accept.
   *
   * @param start of the first run that is compared
   * @param end of the last
   */
  public Optional<String> of(
      Metric metric, String project, String deployment, Instant start, Instant end) {
    Matcher query = SIMPLE.matcher(MetricQuery.of(metric, project, deployment).text());
    if (!query.matches()) {
      return Optional.empty();
    }
    UrlBuilder url =
        new UrlBuilder("https://" + host() + "/metric/explorer")
            .with("start", Long.toString(start.minus(BESIDE).toEpochMilli()))
            .with("end", Long.toString(end.plus(BESIDE).toEpochMilli()))
            .with("paused", "true")
            .with("exp_metric", query.group(2))
            .with("exp_scope", query.group(3))
            .with("exp_agg", query.group(1))
            .with("exp_row_type", "metric");
    return Optional.of(
        query.group(4) == null
            ? url.toString()
            : url.with("exp_group", query.group(4).strip()).toString());
  }

  /** Returns the host of Datadog's pages: a site that is a region of Datadog is its own address. */
  private String host() {
    return site.chars().filter(c -> c == '.').count() == 1 ? "app." + site : site;
  }
}
