package io.jenkins.plugins.dogdriver.testkit;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.store.AccessKey;
import io.jenkins.plugins.dogdriver.store.S3Settings;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A bucket on loopback that speaks enough of S3's protocol to violate it: a test sets which request
 * is answered in another way. {@link S3StandIn} is one without errors.
 */
public final class S3Stub implements AutoCloseable {
  public static final String BUCKET = "dogdriver-runs";

  private static final int KEYS_OF_A_PAGE = 1000;

  private final HttpStub http;
  private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Answer answer = (request, exchange) -> false;

  /**
   * A request as it came.
   *
   * @param key of the object; empty for a listing
   */
  public record Request(
      String method, String key, Map<String, String> parameters, Headers headers) {
    public boolean isListing() {
      return key.isEmpty();
    }
  }

  /** Answers a request in the stub's place. */
  public interface Answer {
    /** Returns whether it has answered. */
    boolean give(Request request, HttpExchange exchange) throws IOException;
  }

  public S3Stub() throws IOException {
    http = new HttpStub().on("/", this::handle);
  }

  public URI endpoint() {
    return http.uri();
  }

  public S3Settings settings() {
    AccessKey key = S3StandIn.KEY;
    return new S3Settings(
        BUCKET, S3Settings.DEFAULT_REGION, Optional.of(endpoint()), true, Optional.of(key));
  }

  /** Answers requests like this from now on. */
  public S3Stub answering(Answer other) {
    answer = other;
    return this;
  }

  /** Returns the objects by their keys; a test may change them. */
  public NavigableMap<String, byte[]> objects() {
    return objects;
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    http.close();
  }

  /** Answers with an error as S3 does. */
  public static void error(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    answer(
        exchange,
        status,
        "application/xml",
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message)
            .getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Answers with a page of a listing.
   *
   * @param token of the next page; absent for the last one
   */
  public static void page(HttpExchange exchange, Collection<String> keys, Optional<String> token)
      throws IOException {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
    xml.append("<Name>").append(BUCKET).append("</Name><EncodingType>url</EncodingType>");
    xml.append("<IsTruncated>").append(token.isPresent()).append("</IsTruncated>");
    token.ifPresent(
        next -> xml.append("<NextContinuationToken>" + next + "</NextContinuationToken>"));
    for (String key : keys) {
      xml.append("<Contents><Key>")
          .append(URLEncoder.encode(key, StandardCharsets.UTF_8))
          .append("</Key><Size>1</Size></Contents>");
    }
    xml.append("</ListBucketResult>");
    answer(exchange, 200, "application/xml", xml.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Answers with a page for people, as a captive portal does. */
  public static void portal(HttpExchange exchange) throws IOException {
    answer(
        exchange, 200, "text/html", "<html>Please sign in</html>".getBytes(StandardCharsets.UTF_8));
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    Request request =
        new Request(
            exchange.getRequestMethod(),
            path.replaceFirst("^/[^/]*/?", ""),
            parameters(exchange.getRequestURI()),
            exchange.getRequestHeaders());
    requests.add(request);
    if (answer.give(request, exchange)) {
      return;
    }
    if (request.isListing()) {
      list(request, exchange);
    } else if (request.method().equals("PUT")) {
      objects.put(request.key(), body);
      exchange.getResponseHeaders().set("ETag", '"' + md5(body) + '"');
      answer(exchange, 200, "application/xml", new byte[0]);
    } else if (request.method().equals("DELETE")) {
      objects.remove(request.key());
      answer(exchange, 204, "application/xml", new byte[0]);
    } else if (objects.containsKey(request.key())) {
      answer(exchange, 200, "application/json", objects.get(request.key()));
    } else {
      error(exchange, 404, "NoSuchKey", "There is none.");
    }
  }

  private void list(Request request, HttpExchange exchange) throws IOException {
    String prefix = request.parameters().getOrDefault("prefix", "");
    String after = request.parameters().getOrDefault("start-after", "");
    String from = request.parameters().getOrDefault("continuation-token", after);
    List<String> keys =
        objects.tailMap(from, false).keySet().stream()
            .filter(key -> key.startsWith(prefix))
            .toList();
    List<String> page = keys.subList(0, Math.min(KEYS_OF_A_PAGE, keys.size()));
    page(
        exchange,
        page,
        page.size() < keys.size() ? Optional.of(page.get(page.size() - 1)) : Optional.empty());
  }

  private static Map<String, String> parameters(URI uri) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : Optional.ofNullable(uri.getRawQuery()).orElse("").split("&")) {
      String[] parts = parameter.split("=", 2);
      parameters.put(
          parts[0], URLDecoder.decode(parts.length < 2 ? "" : parts[1], StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String md5(byte[] body) {
    try {
      byte[] hash = MessageDigest.getInstance("MD5").digest(body);
      return "%032x".formatted(new BigInteger(1, hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has MD5.", e);
    }
  }
}
