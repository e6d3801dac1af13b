package io.jenkins.plugins.dogdriver.trials.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The answer of a web server when it, or something before it, has a problem. */
enum WrongAnswer {
  NONE("closes the connection") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) {
      exchange.close();
    }
  },
  SERVER_ERROR("answers 500") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 500, "<html>Internal Server Error</html>");
    }
  },
  UNAVAILABLE("answers 503") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 503, "{\"errors\":[\"Service Unavailable\"]}");
    }
  },
  RATE_LIMIT("answers 429, and that the limit ends in 2 s") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      exchange.getResponseHeaders().set("X-RateLimit-Reset", "2");
      send(exchange, 429, "{\"errors\":[\"Too many requests\"]}");
    }
  },
  RATE_LIMIT_WITHOUT_END("answers 429, and not when the limit ends") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 429, "");
    }
  },
  DRIPPING("sends one byte after the other, and then nothing more") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      exchange.sendResponseHeaders(200, 1000);
      OutputStream body = exchange.getResponseBody();
      for (int i = 0; i < 20; i++) {
        body.write(' ');
        body.flush();
        sleep(100);
      }
      exchange.close();
    }
  },
  EMPTY("answers 200 without a body") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 200, "");
    }
  },
  NULL("answers 200 and null") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 200, "null");
    }
  },
  NULL_SERIES("answers 200 and a series that is null") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 200, "{\"status\":\"ok\",\"series\":[null]}");
    }
  },
  ERRORS("answers 200 and errors") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 200, "{\"errors\":[\"Something went wrong\"]}");
    }
  },
  STATUS_ERROR("answers 200 and the status error") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(exchange, 200, "{\"status\":\"error\",\"error\":\"Something went wrong\"}");
    }
  },
  GARBAGE("answers 200 and random bytes") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      byte[] bytes = new byte[2000];
      bed.random().nextBytes(bytes);
      send(exchange, 200, bytes);
    }
  },
  PORTAL("answers 200 and the page of a proxy") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      send(exchange, 200, "<!DOCTYPE html><html><body>Please sign in.</body></html>");
    }
  },
  REDIRECT("points to another host") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      exchange
          .getResponseHeaders()
          .set("Location", bed.services().serviceUri().resolve("/elsewhere").toString());
      send(exchange, 302, "");
    }
  },
  FORBIDDEN("refuses the keys and repeats them") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      send(
          exchange,
          403,
          "{\"errors\":[\"Forbidden: %s, %s\"]}"
              .formatted(DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY));
    }
  },
  HUGE("answers 200 and 24 MB") {
    @Override
    void answer(HttpExchange exchange, TestBed bed) throws IOException {
      byte[] block = new byte[1024 * 1024];
      Arrays.fill(block, (byte) ' ');
      exchange.sendResponseHeaders(200, 24L * block.length);
      for (int i = 0; i < 24; i++) {
        exchange.getResponseBody().write(block);
      }
      exchange.close();
    }
  };

  private final String words;

  WrongAnswer(String words) {
    this.words = words;
  }

  /** Returns what the server does, as the predicate of a sentence. */
  String inWords() {
    return words;
  }

  HttpHandler in(TestBed bed) {
    return exchange -> answer(exchange, bed);
  }

  abstract void answer(HttpExchange exchange, TestBed bed) throws IOException;

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static void sleep(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
