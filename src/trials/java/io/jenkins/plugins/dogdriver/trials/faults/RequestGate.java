package io.jenkins.plugins.dogdriver.trials.faults;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Filters the requests to a web server: remembers them, stops them and their answers at gates, and
 * answers in its place where it is to fail.
 */
final class RequestGate extends Filter {
  private final Gates gates;
  private final Function<Request, Optional<Place>> places;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<Trouble> troubles = new CopyOnWriteArrayList<>();

  /**
   * A request.
   *
   * @param at when it arrived
   * @param target path and query
   * @param head the headers
   */
  record Request(Instant at, String target, String head, String body) {}

  /**
   * The checkpoints of a request.
   *
   * @param received before the server does anything
   * @param done when the server has done its part and the client does not know yet
   */
  record Place(Checkpoint received, Optional<Checkpoint> done) {
    static Place of(Checkpoint received) {
      return new Place(received, Optional.empty());
    }

    static Place of(Checkpoint received, Checkpoint done) {
      return new Place(received, Optional.of(done));
    }
  }

  /** An answer in place of the server's, and how often it is still given. */
  private static final class Trouble {
    private final Checkpoint where;
    private final HttpHandler answer;
    private int times;

    Trouble(Checkpoint where, HttpHandler answer, int times) {
      this.where = where;
      this.answer = answer;
      this.times = times;
    }

    synchronized boolean isDue(Checkpoint place) {
      return place == where && times-- > 0;
    }
  }

  /**
   * @param places returns the checkpoints of a request; none for one that is of no interest
   */
  RequestGate(Gates gates, Function<Request, Optional<Place>> places) {
    this.gates = gates;
    this.places = places;
  }

  /** Answers the next requests at a checkpoint in place of the server. */
  void trouble(Checkpoint where, HttpHandler answer, int times) {
    troubles.add(new Trouble(where, answer, times));
  }

  void endTroubles() {
    troubles.clear();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Request request =
        new Request(
            Instant.now(),
            exchange.getRequestURI().toString(),
            exchange.getRequestHeaders().entrySet().toString(),
            new String(body, StandardCharsets.UTF_8));
    requests.add(request);
    Optional<Place> place = places.apply(request);
    place.ifPresent(known -> gates.pass(known.received()));
    Optional<HttpHandler> instead = place.flatMap(this::trouble);
    if (instead.isPresent()) {
      instead.get().handle(exchange);
      return;
    }
    Optional<Checkpoint> done = place.flatMap(Place::done);
    exchange.setStreams(
        new ByteArrayInputStream(body),
        done.isPresent()
            ? new HeldStream(exchange.getResponseBody(), done.get())
            : exchange.getResponseBody());
    chain.doFilter(exchange);
  }

  private Optional<HttpHandler> trouble(Place place) {
    return troubles.stream()
        .filter(trouble -> trouble.isDue(place.received()))
        .findFirst()
        .map(trouble -> trouble.answer);
  }

  @Override
  public String description() {
    return "gates and troubles";
  }

  /** Stops the body of an answer at a gate. */
  private final class HeldStream extends FilterOutputStream {
    private final Checkpoint checkpoint;

    HeldStream(OutputStream out, Checkpoint checkpoint) {
      super(out);
      this.checkpoint = checkpoint;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      gates.pass(checkpoint);
      out.write(bytes, offset, length);
    }
  }
}
