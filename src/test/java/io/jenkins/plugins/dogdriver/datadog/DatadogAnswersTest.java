package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.testkit.DrippingServer;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** Answers that are called a success and are none, and those that never come to their end. */
public class DatadogAnswersTest extends DatadogTestBed {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  @Rule public final Timeout endless = Timeout.seconds(60);

  @Test
  public void anAnswerWithoutContentIsNoAnswer() {
    for (int status : new int[] {200, 204, 202}) {
      assertUnavailable(status, "", "answered nothing when asked to read metrics.");
    }
    assertUnavailable(200, "null", "answered nothing when asked to read metrics.");
    assertUnavailable(200, "  \n", "answered nothing when asked to read metrics.");
  }

  @Test
  public void anErrorInsideASuccessIsReportedWithItsReason() {
    assertUnavailable(
        200,
        "{\"status\": \"error\", \"code\": 502, \"errors\": [\"Bad Gateway\"]}",
        "answered with an error when asked to read metrics: Bad Gateway.");
    assertUnavailable(
        200,
        "{\"status\": \"error\", \"message\": \"quota exceeded\", \"series\": []}",
        "answered with an error when asked to read metrics: quota exceeded.");
    assertUnavailable(
        200,
        "{\"errors\": [{\"title\": \"Query took too long\", \"status\": \"504\"}]}",
        "answered with an error when asked to read metrics: Query took too long.");
    assertUnavailable(
        200,
        "{\"errors\": \"Query took too long\", \"series\": []}",
        "answered with an error when asked to read metrics: Query took too long.");
    assertUnavailable(
        200,
        "{\"status\": \"error\"}",
        "answered with an error when asked to read metrics: no reason given.");
  }

  @Test
  public void anAnswerOfAnotherShapeIsNotDatadogs() {
    assertUnavailable(200, "{}", "does not seem to be Datadog", "it answered without series");
    assertUnavailable(200, "{\"status\": \"ok\", \"series\": null}", "it answered without series");
    for (String odd :
        new String[] {
          "{\"series\": [null]}",
          "{\"series\": [[]]}",
          "{\"series\": 7}",
          "{\"series\": [{\"pointlist\": 7}]}",
          "[]",
          "7",
          "\"ok\"",
          "{\"series\": [{\"pointlist\": [",
          "<html>"
        }) {
      assertUnavailable(
          200, odd, "does not seem to be Datadog", "it answered something unreadable");
    }
  }

  @Test
  public void aReasonThatIsALongTextIsCut() {
    standIn.answerNext(200, JSON, "{\"errors\": [\"" + "x".repeat(50_000) + "\"]}");

    assertThat(failure(() -> read(once())).getMessage()).hasSizeLessThan(500);
  }

  @Test
  public void theNextTryMayDoBetter() {
    standIn.answerNext(200, JSON, "").answerNext(200, JSON, "{\"errors\": [\"Bad Gateway\"]}");

    read(with(standIn.settings(), Duration.ofSeconds(10), 3));

    assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  public void noErrorsAndAWarningAreASuccess() {
    standIn.answerNext(200, JSON, "{\"errors\": [], \"message\": \"slow\", \"series\": []}");

    assertThatCode(() -> read(once())).doesNotThrowAnyException();
  }

  @Test
  public void keysThatAreCheckedNeedAConfirmation() {
    standIn.answerNext(200, JSON, "{\"valid\": false}");
    assertThat(failure(() -> datadog(once()).checkKeys()).kind()).isEqualTo(Kind.FORBIDDEN);

    for (String answer : new String[] {"", "null", "{}", "{\"errors\": [\"Bad Gateway\"]}"}) {
      standIn.answerNext(200, JSON, answer);
      assertThat(failure(() -> datadog(once()).checkKeys()))
          .hasMessageContaining("when asked to check the keys")
          .extracting(DatadogException::kind)
          .isEqualTo(Kind.UNAVAILABLE);
    }
  }

  @Test
  public void anEventThatIsNotConfirmedIsNotThrough() {
    for (String answer :
        new String[] {
          "", "null", "{}", "{\"errors\": [\"Bad Gateway\"]}", "{\"status\": \"error\"}"
        }) {
      standIn.answerNext(200, JSON, answer);

      assertThat(failure(() -> send(once())))
          .as(answer)
          .hasMessageContaining("when asked to send an event")
          .extracting(DatadogException::kind)
          .isEqualTo(Kind.UNAVAILABLE);
    }
    standIn.answerNext(202, JSON, "{\"status\": \"ok\"}");
    assertThatCode(() -> send(once())).doesNotThrowAnyException();
  }

  @Test
  public void aHeadThatDripsIsATimeOut() throws IOException {
    try (DrippingServer server = new DrippingServer("HTTP/1.1 200 OK\r\nX-Slow: ")) {
      assertTimeOut(server.uri());
    }
  }

  @Test
  public void aStatusLineThatDripsIsATimeOut() throws IOException {
    try (DrippingServer server = new DrippingServer("HTTP/1.1 2")) {
      assertTimeOut(server.uri());
    }
  }

  @Test
  public void aBodyThatDripsIsATimeOut() throws IOException {
    try (DrippingServer server =
        new DrippingServer(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9999\r\n\r\n")) {
      assertTimeOut(server.uri());
    }
  }

  @Test
  public void anErrorWithAHugeBodyIsReadAsFarAsItsReason() throws IOException {
    try (HttpStub stub = new HttpStub()) {
      stub.on(
          "/api/v1/query",
          exchange -> {
            exchange.sendResponseHeaders(400, 0);
            exchange
                .getResponseBody()
                .write(
                    "{\"errors\": [\"no such metric\"], \"x\": \""
                        .getBytes(StandardCharsets.UTF_8));
            byte[] more = new byte[1024 * 1024];
            for (int i = 0; i < 40; i++) {
              exchange.getResponseBody().write(more);
            }
            exchange.close();
          });

      assertThat(failure(() -> readOne(at(stub.uri(), Duration.ofSeconds(10), 1))))
          .hasMessageContaining("(400): no such metric.");
    }
  }

  @Test
  public void anErrorThatUnpacksToAHugeOneKeepsItsStatus() throws IOException {
    try (HttpStub stub = new HttpStub()) {
      stub.on(
          "/api/v1/query",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(503, 0);
            try (GZIPOutputStream gzip = new GZIPOutputStream(exchange.getResponseBody())) {
              gzip.write(new byte[40 * 1024 * 1024]);
            }
          });

      assertThat(failure(() -> readOne(at(stub.uri(), Duration.ofSeconds(10), 1))))
          .hasMessageContaining("(503 from ");
    }
  }

  private void assertTimeOut(URI uri) {
    assertThat(failure(() -> read(at(uri, Duration.ofMillis(500), 1))))
        .hasMessageContaining("did not answer within 500 ms when asked to read metrics")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
  }

  private void assertUnavailable(int status, String body, String... sentence) {
    standIn.answerNext(status, JSON, body);

    assertThat(failure(() -> read(once())))
        .as(body)
        .hasMessageContainingAll(sentence)
        .hasMessageContaining(standIn.url().toString())
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
  }

  private DatadogSettings once() {
    return with(standIn.settings(), Duration.ofSeconds(10), 1);
  }
}
