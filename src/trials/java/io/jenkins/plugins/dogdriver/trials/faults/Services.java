package io.jenkins.plugins.dogdriver.trials.faults;

import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import io.jenkins.plugins.dogdriver.trials.faults.RequestGate.Place;
import io.jenkins.plugins.dogdriver.trials.faults.RequestGate.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The service, the ServiceBook and the Datadog of one test bed, on loopback, each behind a gate.
 */
final class Services implements AutoCloseable {
  static final String PROJECT = "kintowe";

  private static final String LOAD = "/load?process=";
  private static final String LAST_LOAD = "/load/end?process=";

  private final HttpStub service = new HttpStub();
  private final ServiceBookStandIn book = new ServiceBookStandIn();
  private final DatadogStandIn datadog = new DatadogStandIn(Services::steadySeries);
  private final RequestGate serviceGate;
  private final RequestGate bookGate;
  private final RequestGate datadogGate;
  private volatile String version = "6.1.0";
  private volatile boolean loaded;

  Services(Gates gates) throws IOException {
    serviceGate = new RequestGate(gates, this::placeAtService);
    bookGate =
        new RequestGate(gates, request -> Optional.of(Place.of(Checkpoint.SERVICE_BOOK_ASKED)));
    datadogGate = new RequestGate(gates, Services::placeAtDatadog);
    service.on("/", answer(200, "fine"));
    service.on("/load/end", slowly(answer(200, "fine")));
    service.on(
        "/__version__",
        exchange -> answer(200, "{\"version\": \"" + version + "\"}").handle(exchange));
    service.filter(serviceGate);
    book.filter(bookGate);
    datadog.filter(datadogGate);
  }

  /** Enters the project into the ServiceBook. */
  void add(String loadTest) {
    book.add(ServiceBookStandIn.project(PROJECT, loadTest, service.uri()));
  }

  static HttpHandler answer(int status, String body) {
    return exchange -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  /** Slows a handler down, so that a load lasts long enough for Datadog to have data on it. */
  private static HttpHandler slowly(HttpHandler handler) {
    return exchange -> {
      try {
        TimeUnit.MILLISECONDS.sleep(1200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      handler.handle(exchange);
    };
  }

  private Optional<Place> placeAtService(Request request) {
    if (request.target().startsWith("/__version__")) {
      return Optional.of(
          Place.of(loaded ? Checkpoint.VERSION_ASKED_AGAIN : Checkpoint.VERSION_ASKED));
    }
    if (request.target().startsWith("/probe")) {
      return Optional.of(Place.of(Checkpoint.MOLOSLAVE_PROBED));
    }
    if (request.target().startsWith(LAST_LOAD)) {
      return Optional.of(Place.of(Checkpoint.LOAD_ENDING));
    }
    loaded = true;
    return Optional.of(Place.of(Checkpoint.LOAD_STARTED));
  }

  private static Optional<Place> placeAtDatadog(Request request) {
    if (request.target().startsWith("/api/v1/query")) {
      return Optional.of(Place.of(Checkpoint.FIGURES_ASKED, Checkpoint.FIGURES_FOUND));
    }
    if (request.body().contains("\"step:start\"")) {
      return Optional.of(Place.of(Checkpoint.START_EVENT_SENT, Checkpoint.START_EVENT_ACCEPTED));
    }
    if (request.body().contains("\"step:stop\"")) {
      return Optional.of(Place.of(Checkpoint.STOP_EVENT_SENT, Checkpoint.STOP_EVENT_ACCEPTED));
    }
    return Optional.empty();
  }

  /** Returns a point for each second, for any query. */
  private static List<Series> steadySeries(String query, Instant from, Instant to) {
    int seconds = Math.toIntExact(Math.min(7200, Duration.between(from, to).toSeconds()));
    return List.of(
        Series.of(
            "host:web1",
            from,
            Duration.ofSeconds(1),
            Collections.nCopies(seconds, 10.0).toArray(Double[]::new)));
  }

  /** Deploys another release. */
  void deploy(String newest) {
    version = newest;
  }

  /** Returns when a process put its load on the service; empty where it did not. */
  List<Instant> load(String process) {
    return serviceGate.requests().stream()
        .filter(
            request ->
                request.target().equals(LOAD + process)
                    || request.target().equals(LAST_LOAD + process))
        .map(Request::at)
        .toList();
  }

  URI serviceUri() {
    return service.uri();
  }

  URI bookUri() {
    return book.uri();
  }

  DatadogStandIn datadog() {
    return datadog;
  }

  RequestGate serviceGate() {
    return serviceGate;
  }

  RequestGate bookGate() {
    return bookGate;
  }

  RequestGate datadogGate() {
    return datadogGate;
  }

  void endTroubles() {
    List.of(serviceGate, bookGate, datadogGate).forEach(RequestGate::endTroubles);
  }

  @Override
  public void close() {
    service.close();
    book.close();
    datadog.close();
  }
}
