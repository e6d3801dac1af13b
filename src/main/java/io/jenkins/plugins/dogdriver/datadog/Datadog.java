package io.jenkins.plugins.dogdriver.datadog;

import com.datadog.api.client.ApiException;
import com.datadog.api.client.v1.api.AuthenticationApi;
import com.datadog.api.client.v1.api.EventsApi;
import com.datadog.api.client.v1.model.AuthenticationValidationResponse;
import com.datadog.api.client.v1.model.EventCreateRequest;
import com.datadog.api.client.v1.model.EventCreateResponse;
import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.http.Proxies;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Sends events to Datadog and reads metric values from it. It is safe for use by several threads.
 *
 * <p>A request without a usable answer (429, 5xx, time-out, no connection) is repeated, first after
 * a second, then after twice as long each time; after a 429 when its {@code X-RateLimit-Reset}
 * says, if that is within a minute. So an event of which only the answer was lost arrives twice.
 */
public final class Datadog implements EventSink, FigureSource {
  private static final String TO_SEND = "to send an event";
  private static final String TO_READ = "to read metrics";
  private static final String TO_CHECK = "to check the keys";
  private static final int FORBIDDEN = 403;
  private static final String ANY_METRIC = "avg:system.cpu.idle{*}";

  private final DatadogSettings settings;
  private final Clock clock;
  private final DatadogClient client;

  public Datadog(DatadogSettings settings, Clock clock) {
    this(settings, clock, EnvironmentProxies.ofJvm());
  }

  public Datadog(DatadogSettings settings, Clock clock, Proxies proxies) {
    this(settings, clock, proxies, Pause.SLEEP);
  }

  Datadog(DatadogSettings settings, Clock clock, Pause pause) {
    this(settings, clock, EnvironmentProxies.ofJvm(), pause);
  }

  private Datadog(DatadogSettings settings, Clock clock, Proxies proxies, Pause pause) {
    this.settings = settings;
    this.clock = clock;
    this.client = new DatadogClient(settings, proxies, pause);
  }

  @Override
  public void send(RunEvent event) {
    EventCreateRequest body = EventRequest.of(event);
    client.call(TO_SEND, api -> () -> confirmed(new EventsApi(api).createEvent(body)));
  }

  /**
   * Sends an event, and returns once it was accepted.
   *
   * @throws DatadogException if it was not
   */
  public void send(VerdictEvent event) {
    EventCreateRequest body = EventRequest.of(event);
    client.call(TO_SEND, api -> () -> confirmed(new EventsApi(api).createEvent(body)));
  }

  /**
   * Reads all metrics with one request. Where Datadog refuses that, each metric is read by itself,
   * so that one bad query does not cost the others their metric values.
   */
  @Override
  public Map<String, Figure> figures(
      List<Metric> metrics, String project, String deployment, Instant start, Instant end) {
    settings.needApplicationKey();
    List<MetricQuery> whole = new ArrayList<>();
    List<String> refusals = new ArrayList<>();
    for (Metric metric : metrics) {
      MetricQuery query = MetricQuery.of(metric, project, deployment);
      if (query.isSingle()) {
        whole.add(query);
      } else {
        refusals.add(
            "The query of the metric "
                + metric.name()
                + " is not one whole query: it has a comma outside of brackets or a bracket without"
                + " its partner.");
      }
    }
    Map<String, Figure> figures = askForAll(whole, new Window(start, end), refusals);
    if (!refusals.isEmpty()) {
      throw new BadMetricException(refusals, figures);
    }
    return figures;
  }

  private Map<String, Figure> askForAll(
      List<MetricQuery> queries, Window window, List<String> refusals) {
    if (queries.size() > 1) {
      try {
        return ask(queries, window);
      } catch (DatadogException e) {
        rethrowUnlessRejected(e);
      }
    }
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (MetricQuery query : queries) {
      try {
        figures.putAll(ask(List.of(query), window));
      } catch (DatadogException e) {
        rethrowUnlessRejected(e);
        refusals.add(
            "The metric " + query.metric().name() + " has no metric value: " + e.getMessage());
      }
    }
    return figures;
  }

  private static void rethrowUnlessRejected(DatadogException e) {
    if (e.kind() != Kind.REJECTED) {
      throw e;
    }
  }

  private Map<String, Figure> ask(List<MetricQuery> queries, Window window) {
    String text = queries.stream().map(MetricQuery::text).collect(Collectors.joining(","));
    QueryAnswer answer = query(window.from(), window.to(), text);
    if (answer.rejection().isPresent()) {
      throw new DatadogException(
          Kind.REJECTED,
          "Datadog rejected the query: " + client.oneLine(answer.rejection().get()) + ".");
    }
    return new SeriesAnswer(queries, answer.series()).figures(window);
  }

  private QueryAnswer query(long from, long to, String text) {
    return client.call(TO_READ, api -> () -> new SeriesRequest(api).send(from, to, text));
  }

  /**
   * Checks the API key by validating it, and the application key, where there is one, by reading a
   * metric.
   */
  @Override
  public void checkKeys() {
    client.call(TO_CHECK, api -> () -> valid(new AuthenticationApi(api).validate()));
    if (!settings.applicationKey().isEmpty()) {
      long now = clock.instant().getEpochSecond();
      query(now - 60, now, ANY_METRIC);
    }
  }

  private static AuthenticationValidationResponse valid(AuthenticationValidationResponse answer)
      throws ApiException {
    if (answer == null) {
      throw UnusableAnswerException.nothing();
    }
    Boolean valid = answer.getValid();
    if (valid == null) {
      throw unconfirmed(answer.getAdditionalProperties());
    }
    if (!valid) {
      throw new ApiException(FORBIDDEN, "The keys are not valid.");
    }
    return answer;
  }

  private static EventCreateResponse confirmed(EventCreateResponse answer) {
    if (answer == null) {
      throw UnusableAnswerException.nothing();
    }
    boolean named = answer.getEvent() != null || answer.getStatus() != null;
    if (!named || "error".equals(answer.getStatus())) {
      throw unconfirmed(answer.getAdditionalProperties());
    }
    return answer;
  }

  private static UnusableAnswerException unconfirmed(Map<String, Object> rest) {
    Object errors = rest == null ? null : rest.get("errors");
    return UnusableAnswerException.error(
        errors instanceof List<?> list && !list.isEmpty() ? String.valueOf(list.get(0)) : "");
  }
}
