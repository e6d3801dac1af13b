package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.testkit.DrippingServer;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
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
  public void aRedirectIsNamedAndNotFollowed() throws Exception {
    try (HttpStub stub =
        new HttpStub()
            .on(
                "/",
                exchange -> {
                  exchange.getResponseHeaders().set("Location", "https://elsewhere.invalid/");
                  exchange.sendResponseHeaders(301, -1);
                  exchange.close();
                })) {
      assertThatThrownBy(() -> get.get(stub.uri()))
          .hasMessageContaining("301")
          .hasMessageContaining("https://elsewhere.invalid/");
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
