package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.testkit.DrippingServer;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

public class BoundedGetTest {
  @Rule public final Timeout endless = Timeout.seconds(60);

  private final BoundedGet get =
      new BoundedGet(HttpClient.newHttpClient(), Duration.ofSeconds(1), 1_000);

  @Test
  public void theBodyOfA200IsTaken() throws Exception {
    try (HttpStub stub = new HttpStub().answer("/", 200, "hello")) {
      assertThat(get.get(stub.uri())).asString().isEqualTo("hello");
    }
  }

  @Test
  public void theBodyOfA203IsTaken() throws Exception {
    try (HttpStub stub = new HttpStub().answer("/", 203, "hello")) {
      assertThat(get.get(stub.uri())).asString().isEqualTo("hello");
    }
  }

  @Test
  public void theRequestDoesNotOfferToChangeTheProtocol() throws Exception {
    List<String> offers = new ArrayList<>();
    try (HttpStub stub =
        new HttpStub()
            .on(
                "/",
                exchange -> {
                  offers.addAll(exchange.getRequestHeaders().keySet());
                  exchange.sendResponseHeaders(200, -1);
                  exchange.close();
                })) {
      get.get(stub.uri());
    }
    assertThat(offers).contains("Accept").doesNotContain("Upgrade", "Http2-settings");
  }

  @Test
  public void aPackedBodyIsUnpacked() throws Exception {
    try (HttpStub stub = packed(gzip("hello"))) {
      assertThat(get.get(stub.uri())).asString().isEqualTo("hello");
    }
  }

  @Test
  public void aPackedBodyIsBoundedToo() throws Exception {
    try (HttpStub stub = packed(gzip("x".repeat(100_000)))) {
      assertThatThrownBy(() -> get.get(stub.uri())).hasMessageContaining("larger than 1000 bytes");
    }
    try (HttpStub stub = packed("not packed".getBytes(StandardCharsets.UTF_8))) {
      assertThatThrownBy(() -> get.get(stub.uri()))
          .hasMessageStartingWith(stub.uri() + " cannot be read: ");
    }
  }

  @Test
  public void aBusyServerThatSaysUntilWhenIsAskedOnceMore() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (HttpStub stub = new HttpStub().on("/", exchange -> busy(exchange, asked, "0", 1))) {
      assertThat(get.get(stub.uri())).isEmpty();
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  public void aBusyServerIsAskedTwiceAtMost() throws Exception {
    for (String retryAfter : List.of("0", "1", "3600", "soon", "99999999999999999999")) {
      AtomicInteger asked = new AtomicInteger();
      try (HttpStub stub =
          new HttpStub().on("/", exchange -> busy(exchange, asked, retryAfter, 9))) {
        assertThatThrownBy(() -> get.get(stub.uri()))
            .hasMessage(stub.uri() + " answered 503, not 200.");
        assertThat(asked.get()).isLessThanOrEqualTo("0".equals(retryAfter) ? 2 : 1);
      }
    }
  }

  private static void busy(HttpExchange exchange, AtomicInteger asked, String after, int times)
      throws IOException {
    exchange.getResponseHeaders().set("Retry-After", after);
    exchange.sendResponseHeaders(asked.incrementAndGet() > times ? 200 : 503, -1);
    exchange.close();
  }

  private static HttpStub packed(byte[] body) throws IOException {
    return new HttpStub()
        .on(
            "/",
            exchange -> {
              exchange.getResponseHeaders().set("Content-Encoding", "gzip");
              exchange.sendResponseHeaders(200, body.length);
              exchange.getResponseBody().write(body);
              exchange.close();
            });
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  public void aBodyLargerThanAllowedIsRefused() throws Exception {
    try (HttpStub stub = new HttpStub().answer("/", 200, "x".repeat(1_001))) {
      assertThatThrownBy(() -> get.get(stub.uri()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("larger than 1000 bytes");
    }
  }

  @Test
  public void aServerThatSaysNothingIsGivenUp() throws Exception {
    try (HttpStub stub = new HttpStub().hang("/")) {
      assertThatThrownBy(() -> get.get(stub.uri())).hasMessageContaining("within 1 s");
    }
  }

  @Test
  public void aServerThatStopsInTheMiddleOfItsBodyIsGivenUp() throws Exception {
    try (HttpStub stub = new HttpStub().hangInBody("/")) {
      assertThatThrownBy(() -> get.get(stub.uri())).hasMessageContaining("within 1 s");
    }
  }

  @Test
  public void anAnswerThatDripsIsGivenUpWhereverItDoes() throws Exception {
    for (String start :
        new String[] {
          "HTTP/1.1 2", "HTTP/1.1 200 OK\r\nX: ", "HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n"
        }) {
      try (DrippingServer server = new DrippingServer(start)) {
        assertThatThrownBy(() -> get.get(server.uri())).hasMessageContaining("within 1 s");
      }
    }
  }

  @Test
  public void aHeadWithoutEndIsNotKept() throws Exception {
    try (HttpStub stub =
        new HttpStub()
            .on(
                "/",
                exchange -> {
                  for (int i = 0; i < 2_000; i++) {
                    exchange.getResponseHeaders().add("X-" + i, "x".repeat(1_000));
                  }
                  exchange.sendResponseHeaders(200, -1);
                  exchange.close();
                })) {
      assertThatThrownBy(() -> get.get(stub.uri()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(stub.uri() + " cannot be read: ");
    }
  }

  @Test
  public void aPortWhereNothingListensIsNamed() throws Exception {
    URI gone;
    try (HttpStub stub = new HttpStub()) {
      gone = stub.uri();
    }
    assertThatThrownBy(() -> get.get(gone))
        .hasMessage(gone + " cannot be reached: nothing listens there.");
  }

  @Test
  public void aHostThatIsNotThereIsNamed() {
    // No name server can know it: a label has at most 63 characters.
    String nowhere = "x".repeat(64) + ".example";
    BoundedGet patient = new BoundedGet(HttpClient.newHttpClient(), Duration.ofSeconds(30), 1_000);

    assertThatThrownBy(() -> patient.get(URI.create("http://" + nowhere + "/")))
        .hasMessageEndingWith("cannot be reached: there is no host " + nowhere + ".");
  }

  @Test
  public void aServerThatHangsUpIsNamed() throws Exception {
    try (HttpStub stub = new HttpStub().on("/", HttpExchange::close)) {
      assertThatThrownBy(() -> get.get(stub.uri()))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith(stub.uri() + " cannot be read: ");
    }
  }

  @Test
  public void anInterruptEndsTheWait() throws Exception {
    try (HttpStub stub = new HttpStub().hang("/")) {
      Thread.currentThread().interrupt();

      assertThatThrownBy(() -> get.get(stub.uri())).isInstanceOf(InterruptedException.class);
    }
    assertThat(Thread.interrupted()).isFalse();
  }
}
