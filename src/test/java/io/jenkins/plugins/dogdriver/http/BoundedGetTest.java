package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.Test;

public class BoundedGetTest {
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
}
