package io.jenkins.plugins.dogdriver.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.dogdriver.datadog.DatadogSettings;
import io.jenkins.plugins.dogdriver.model.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Datadog on loopback: accepts events, answers queries from a {@link SeriesSource} and checks the
 * keys, over HTTP and in the formats of Datadog's API v1.
 */
public final class DatadogStandIn implements AutoCloseable {
  public static final String API_KEY = "0123456789abcdef0123456789abcdef";
  public static final String APPLICATION_KEY = "fedcba9876543210fedcba9876543210fedcba98";

  /** The variables with both keys, as the environment of the command line has them. */
  public static final Map<String, String> ENVIRONMENT =
      Map.of("DD_API_KEY", API_KEY, "DD_APP_KEY", APPLICATION_KEY);

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern QUERY =
      Pattern.compile("\\w+:[a-zA-Z][\\w.]*\\{[^{}<>\"']+\\}", Pattern.UNICODE_CHARACTER_CLASS);

  private final SeriesSource source;
  private final HttpStub http;
  private final Deque<HttpHandler> nextAnswers = new ConcurrentLinkedDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<Query> queries = new CopyOnWriteArrayList<>();
  private final AtomicBoolean refuseNextEvent = new AtomicBoolean();
  private volatile boolean away;

  /** An event as it arrived. */
  public record Event(
      String title,
      String text,
      List<String> tags,
      Instant happened,
      String aggregationKey,
      String alertType) {}

  /** A request for series; several queries are separated by commas. */
  public record Query(String text, Instant from, Instant to) {}

  /** Starts one without data. */
  public DatadogStandIn() throws IOException {
    this((query, from, to) -> List.of());
  }

  /** Starts on a free port. */
  public DatadogStandIn(SeriesSource source) throws IOException {
    this.source = source;
    this.http = new HttpStub();
    http.on("/", exchange -> answer(exchange, 404, errors("Not found")));
    on("/api/v1/events", "POST", false, this::takeEvent);
    on("/api/v1/query", "GET", true, this::answerQuery);
    on("/api/v1/validate", "GET", false, e -> answer(e, 200, JSON.readTree("{\"valid\":true}")));
  }

  /** Passes every request through a filter first. */
  public DatadogStandIn filter(Filter filter) {
    http.filter(filter);
    return this;
  }

  public URI url() {
    return http.uri();
  }

  /**
   * Returns the settings for reaching it, with its keys, ten seconds of patience and two attempts.
   */
  public DatadogSettings settings() {
    return settings(API_KEY, APPLICATION_KEY);
  }

  /** Returns the settings for reaching it, with other keys. */
  public DatadogSettings settings(String apiKey, String applicationKey) {
    return new DatadogSettings(
        DatadogSettings.DEFAULT_SITE,
        Optional.of(url()),
        new Secret(apiKey),
        new Secret(applicationKey),
        Duration.ofSeconds(10),
        2);
  }

  /** Answers one request like this: the next that has no such answer yet. */
  public DatadogStandIn answerNext(int status, Map<String, String> headers, String body) {
    nextAnswers.add(
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
        });
    return this;
  }

  /** Accepts one request and does not answer it until the stand-in is closed. */
  public DatadogStandIn hangNext() {
    nextAnswers.add(exchange -> http.awaitClose());
    return this;
  }

  /** Answers the next event with 400. */
  public DatadogStandIn refuseNextEvent() {
    refuseNextEvent.set(true);
    return this;
  }

  /** Sets whether it is unavailable, so that every request is answered with 503. */
  public DatadogStandIn away(boolean now) {
    away = now;
    return this;
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public List<Query> queries() {
    return List.copyOf(queries);
  }

  /**
   * Returns the method and path of every request, including those that were refused or not
   * answered.
   */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    http.close();
  }

  private void on(String path, String method, boolean needsBothKeys, HttpHandler handler) {
    http.on(
        path,
        exchange -> {
          requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
          HttpHandler next = nextAnswers.poll();
          if (next != null) {
            next.handle(exchange);
          } else if (away) {
            answer(exchange, 503, errors("Service Unavailable"));
          } else if (!exchange.getRequestMethod().equals(method)) {
            answer(exchange, 405, errors("Method Not Allowed"));
          } else if (exchange.getRequestHeaders().getFirst("DD-API-KEY") == null) {
            answer(exchange, 401, errors("Unauthorized"));
          } else if (!hasKey(exchange, "DD-API-KEY", API_KEY)
              || (needsBothKeys && !hasKey(exchange, "DD-APPLICATION-KEY", APPLICATION_KEY))) {
            answer(exchange, 403, errors("Forbidden"));
          } else {
            handler.handle(exchange);
          }
        });
  }

  private static boolean hasKey(HttpExchange exchange, String header, String key) {
    return key.equals(exchange.getRequestHeaders().getFirst(header));
  }

  private void takeEvent(HttpExchange exchange) throws IOException {
    JsonNode event = JSON.readTree(exchange.getRequestBody());
    if (refuseNextEvent.getAndSet(false)) {
      answer(exchange, 400, errors("Bad Request"));
      return;
    }
    List<String> tags = new ArrayList<>();
    event.path("tags").forEach(tag -> tags.add(tag.asText()));
    events.add(
        new Event(
            event.path("title").asText(),
            event.path("text").asText(),
            tags,
            Instant.ofEpochSecond(event.path("date_happened").asLong()),
            event.path("aggregation_key").asText(),
            event.path("alert_type").asText()));
    ObjectNode taken = JSON.createObjectNode().put("status", "ok");
    taken.set("event", ((ObjectNode) event).put("id", events.size()));
    answer(exchange, 202, taken);
  }

  private void answerQuery(HttpExchange exchange) throws IOException {
    Map<String, String> parameters = parameters(exchange.getRequestURI());
    Instant from = Instant.ofEpochSecond(Long.parseLong(parameters.get("from")));
    Instant to = Instant.ofEpochSecond(Long.parseLong(parameters.get("to")));
    String text = parameters.get("query");
    queries.add(new Query(text, from, to));

    List<String> parts = parts(text);
    Optional<String> unreadable = parts.stream().filter(p -> !isQuery(p)).findFirst();
    if (unreadable.isPresent()) {
      answer(
          exchange,
          400,
          errors("Error parsing query: \n unable to parse " + unreadable.get() + ": no query"));
      return;
    }
    ObjectNode answer =
        JSON.createObjectNode()
            .put("status", "ok")
            .put("res_type", "time_series")
            .put("resp_version", 1)
            .put("query", text)
            .put("from_date", from.toEpochMilli())
            .put("to_date", to.toEpochMilli())
            .put("message", "");
    answer.putArray("group_by");
    ArrayNode series = answer.putArray("series");
    for (int i = 0; i < parts.size(); i++) {
      for (SeriesSource.Series one : source.series(parts.get(i), from, to)) {
        series.add(json(one, parts.get(i), i));
      }
    }
    answer(exchange, 200, answer);
  }

  private static boolean isQuery(String part) {
    return QUERY.matcher(part).find() && isBalanced(part);
  }

  /** Returns whether every bracket that opens is closed, inner ones first. */
  private static boolean isBalanced(String part) {
    String left = part.replaceAll("[^(){}\\[\\]]", "");
    String before;
    do {
      before = left;
      left = before.replaceAll("\\(\\)|\\{\\}|\\[\\]", "");
    } while (!left.equals(before));
    return left.isEmpty();
  }

  /** Splits at the commas that are in no bracket. */
  private static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    Deque<Character> open = new ArrayDeque<>();
    int first = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{' || c == '(') {
        open.push(c);
      } else if ((c == '}' || c == ')') && !open.isEmpty()) {
        open.pop();
      } else if (c == ',' && open.isEmpty()) {
        parts.add(text.substring(first, i));
        first = i + 1;
      }
    }
    parts.add(text.substring(first));
    return parts;
  }

  private static ObjectNode json(SeriesSource.Series series, String expression, int place) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("query_index", place)
            .put("aggr", expression.strip().replaceFirst(":.*", ""))
            .put("metric", expression.strip().replaceFirst("^\\w+:", "").replaceFirst("\\{.*", ""))
            .put("expression", expression)
            .put("scope", series.scope())
            .put("interval", series.interval().toSeconds())
            .put("length", series.points().size());
    json.putNull("unit");
    json.putArray("tag_set").add(series.scope());
    ArrayNode points = json.putArray("pointlist");
    for (SeriesSource.Point point : series.points()) {
      points.addArray().add((double) point.at().toEpochMilli()).add(point.value());
    }
    return json;
  }

  private static Map<String, String> parameters(URI uri) {
    return Arrays.stream(uri.getRawQuery().split("&"))
        .map(parameter -> parameter.split("=", 2))
        .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
  }

  private static ObjectNode errors(String error) {
    ObjectNode json = JSON.createObjectNode();
    json.putArray("errors").add(error);
    return json;
  }

  private static void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    answer(exchange, status, JSON.writeValueAsBytes(body));
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
