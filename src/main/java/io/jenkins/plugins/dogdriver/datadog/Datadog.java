package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.v1.api.AuthenticationApi;
import com.datadog.api.client.v1.api.EventsApi;
import com.datadog.api.client.v1.api.MetricsApi;
import com.datadog.api.client.v1.model.EventCreateRequest;
import com.datadog.api.client.v1.model.MetricsQueryMetadata;
import com.datadog.api.client.v1.model.MetricsQueryResponse;
import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Events to and figures from Datadog. Safe for use by several threads.
 *
 * <p>A try that fails for want of an answer (429, 5xx, time-out, no connection) is repeated, first
 * after a second, then after twice as long each time; after a 429 when its {@code
 * X-RateLimit-Reset} says, if that is within a minute.
 */
public final class Datadog implements EventSink, FigureSource {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_TEXT = 4000;
  private static final String TO_SEND = "to send an event";
  private static final String TO_READ = "to read metrics";
  private static final String TO_CHECK = "to check the keys";

  private final DatadogSettings settings;
  private final Clock clock;
  private final DatadogClient client;

  public Datadog(DatadogSettings settings, Clock clock) {
    this(settings, clock, Pause.SLEEP);
  }

  Datadog(DatadogSettings settings, Clock clock, Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.client = new DatadogClient(settings, pause);
  }

  @Override
  public void send(RunEvent event) {
    EventCreateRequest body =
        new EventCreateRequest(cut(event.text(), LONGEST_TEXT), cut(title(event), LONGEST_TITLE))
            .dateHappened(clock.instant().getEpochSecond())
            .tags(tags(event));
    client.call(TO_SEND, api -> () -> new EventsApi(api).createEvent(body));
  }

  private static String title(RunEvent event) {
    String verb =
        switch (event.step()) {
          case START -> "started";
          case STOP -> "stopped";
        };
    return "Load test of " + event.project() + " on " + event.deployment() + " " + verb;
  }

  private static List<String> tags(RunEvent event) {
    return List.of(
        "step:" + event.step().tag(),
        "project:" + TagValue.of(event.project()),
        "deployment:" + TagValue.of(event.deployment()),
        "version:" + TagValue.of(event.version()),
        "source:" + TagValue.of(event.source()));
  }

  private static String cut(String text, int characters) {
    return text.length() <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, characters - 2)))
            + "…";
  }

  /**
   * Asks for all metrics in one request. Where Datadog refuses that, each metric is asked for by
   * itself, so that one bad query does not cost the others their figures.
   */
  @Override
  public Map<String, Figure> figures(
      List<Metric> metrics, String project, String deployment, Instant start, Instant end) {
    needApplicationKey();
    Window window = new Window(start, end);
    List<MetricQuery> single = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Metric metric : metrics) {
      MetricQuery query = MetricQuery.of(metric, project, deployment);
      if (query.isSingle()) {
        single.add(query);
      } else {
        refusals.add(
            "The query of the metric "
                + metric.name()
                + " is not one whole query: it has a comma outside of brackets or a bracket that is"
                + " not closed.");
      }
    }
    Map<String, Figure> figures = askJointly(single, window, refusals);
    if (!refusals.isEmpty()) {
      throw new BadMetricException(refusals, figures);
    }
    return figures;
  }

  private Map<String, Figure> askJointly(
      List<MetricQuery> queries, Window window, List<String> refusals) {
    if (queries.isEmpty()) {
      return Map.of();
    }
    try {
      return ask(queries, window);
    } catch (DatadogException e) {
      if (e.kind() != Kind.REJECTED) {
        throw e;
      }
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (MetricQuery query : queries) {
      try {
        figures.putAll(ask(List.of(query), window));
      } catch (DatadogException e) {
        if (e.kind() != Kind.REJECTED) {
          throw e;
        }
        refusals.add("The metric " + query.metric().name() + " has no figure: " + e.getMessage());
      }
    }
    return figures;
  }

  private Map<String, Figure> ask(List<MetricQuery> queries, Window window) {
    String text = queries.stream().map(MetricQuery::text).collect(Collectors.joining(","));
    MetricsQueryResponse answer =
        client.call(
            TO_READ,
            api -> () -> new MetricsApi(api).queryMetrics(window.from(), window.to(), text));
    if ("error".equals(answer.getStatus())) {
      throw new DatadogException(
          Kind.REJECTED,
          "Datadog rejected the query: " + client.oneLine(String.valueOf(answer.getError())) + ".");
    }
    List<MetricsQueryMetadata> series = Optional.ofNullable(answer.getSeries()).orElse(List.of());
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int i = 0; i < queries.size(); i++) {
      int index = i;
      Metric metric = queries.get(i).metric();
      figure(
              metric,
              series.stream().filter(s -> index(s, queries.size()) == index).toList(),
              window)
          .ifPresent(figure -> figures.put(metric.name(), figure));
    }
    return figures;
  }

  /** The place of the series' query in the request; that of a single query need not be said. */
  private static long index(MetricsQueryMetadata series, int queries) {
    if (queries == 1) {
      return 0;
    }
    if (series.getQueryIndex() == null) {
      throw new DatadogException(
          Kind.REJECTED, "Datadog did not say which query a series belongs to.");
    }
    return series.getQueryIndex();
  }

  private static Optional<Figure> figure(
      Metric metric, List<MetricsQueryMetadata> series, Window window) {
    List<double[]> points =
        window.select(series.stream().map(Datadog::buckets).toList()).stream()
            .map(buckets -> buckets.stream().mapToDouble(Window.Bucket::value).toArray())
            .toList();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double value = SeriesReduction.of(points, metric.reduction()) * metric.scale();
    return Double.isFinite(value)
        ? Optional.of(new Figure(value, points.size()))
        : Optional.empty();
  }

  private static List<Window.Bucket> buckets(MetricsQueryMetadata series) {
    Duration length = Duration.ofSeconds(Optional.ofNullable(series.getInterval()).orElse(0L));
    return Optional.ofNullable(series.getPointlist()).orElse(List.of()).stream()
        .filter(Datadog::hasValue)
        .map(p -> new Window.Bucket(Instant.ofEpochMilli(p.get(0).longValue()), length, p.get(1)))
        .toList();
  }

  /** Datadog fills a gap with null. */
  private static boolean hasValue(List<Double> point) {
    return point != null
        && point.size() == 2
        && point.stream().allMatch(number -> number != null && Double.isFinite(number));
  }

  /**
   * Finds out whether the keys do what they are for: the API key is validated, and the application
   * key, where there is one, reads a metric.
   *
   * @throws DatadogException with one sentence on what is wrong
   */
  public void checkKeys() {
    client.call(TO_CHECK, api -> () -> new AuthenticationApi(api).validate());
    if (!settings.applicationKey().isEmpty()) {
      long now = clock.instant().getEpochSecond();
      client.call(
          TO_READ,
          api -> () -> new MetricsApi(api).queryMetrics(now - 60, now, "avg:system.cpu.idle{*}"));
    }
  }

  private void needApplicationKey() {
    if (settings.applicationKey().isEmpty()) {
      throw new DatadogException(
          Kind.KEY_REFUSED,
          "Datadog needs an application key to read metrics: set DD_APP_KEY or the application key"
              + " in the configuration.");
    }
  }
}
