package io.jenkins.plugins.dogdriver.trials.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The HTTP API of a controller, as one user sees it. Paths are relative to its root. */
final class Controller {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI root;
  private final Optional<Login> login;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .cookieHandler(new CookieManager())
          .build();

  /**
   * @param login absent for anyone who is not logged in
   */
  Controller(URI root, Optional<Login> login) {
    this.root = URI.create(root.toString().replaceFirst("/*$", "/"));
    this.login = login;
  }

  Controller as(Optional<Login> other) {
    return new Controller(root, other);
  }

  /** Joins names to a path; each may hold any character. */
  static String path(String... names) {
    return Arrays.stream(names)
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }

  URI at(String path) {
    return root.resolve(path);
  }

  /** Returns the value of the header Authorization; absent where nobody is logged in. */
  Optional<String> authorization() {
    return login.map(Login::header);
  }

  HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /**
   * Returns the JSON at an address.
   *
   * @throws IllegalStateException unless it answers with 200
   */
  JsonNode json(String path) {
    HttpResponse<String> answer = get(path);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(at(path) + " answers " + answer.statusCode() + ".");
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(at(path) + " does not answer JSON.", e);
    }
  }

  HttpResponse<String> post(String path, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return post(path, "application/x-www-form-urlencoded", BodyPublishers.ofString(body));
  }

  HttpResponse<String> post(String path, String contentType, BodyPublisher body) {
    HttpRequest.Builder request = request(path).header("Content-Type", contentType).POST(body);
    crumb().ifPresent(crumb -> request.header(crumb.field(), crumb.value()));
    return send(request);
  }

  /**
   * Posts a form that must be accepted, as {@link #post(String, Map)}.
   *
   * @throws IllegalStateException if it is refused
   */
  HttpResponse<String> order(String path, Map<String, String> form) {
    return checked(path, post(path, form));
  }

  /**
   * Posts a body that must be accepted.
   *
   * @throws IllegalStateException if it is refused
   */
  HttpResponse<String> order(String path, String contentType, BodyPublisher body) {
    return checked(path, post(path, contentType, body));
  }

  /** Returns an identifier of the controller since its start; absent while it is not up. */
  Optional<String> session() {
    try {
      HttpResponse<String> answer = get("login");
      return answer.statusCode() == 200
          ? answer.headers().firstValue("X-Jenkins-Session")
          : Optional.empty();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private record Crumb(String field, String value) {}

  /** Returns the crumb; absent where the controller needs none. */
  private Optional<Crumb> crumb() {
    HttpResponse<String> answer = get("crumbIssuer/api/json");
    if (answer.statusCode() != 200) {
      return Optional.empty();
    }
    try {
      JsonNode json = JSON.readTree(answer.body());
      return Optional.of(
          new Crumb(json.path("crumbRequestField").asText(), json.path("crumb").asText()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(TIMEOUT);
    authorization().ifPresent(value -> request.header("Authorization", value));
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the controller was asked.", e);
    }
  }

  private HttpResponse<String> checked(String path, HttpResponse<String> answer) {
    if (answer.statusCode() >= 400) {
      throw new IllegalStateException(
          "POST to "
              + at(path)
              + " answers "
              + answer.statusCode()
              + " to "
              + login.map(Login::user).orElse("anonymous")
              + ".");
    }
    return answer;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
