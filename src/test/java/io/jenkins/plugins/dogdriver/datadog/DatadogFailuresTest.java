package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.Test;

/** What happens when Datadog does not do what it is asked. */
public class DatadogFailuresTest extends DatadogTestBed {
  @Test
  public void aKeyThatIsNotKnownIsToldFromOneThatIsNotAllowed() {
    standIn.answerNext(401, Map.of(), "{\"errors\": [\"Unauthorized\"]}");

    assertThat(failure(() -> send(standIn.settings())))
        .hasMessageContaining("does not know the keys (401 from " + standIn.url())
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.KEY_REFUSED);
    assertThat(failure(() -> send(standIn.settings("another", ""))))
        .hasMessageContaining("does not allow this with these keys (403 from ")
        .hasMessageContaining(", asked to send an event)")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.FORBIDDEN);
    assertThat(standIn.events()).isEmpty();
    assertThat(waits).isEmpty();
  }

  @Test
  public void metricsNeedAnApplicationKey() {
    DatadogSettings settings = standIn.settings(DatadogStandIn.API_KEY, "");

    assertThat(failure(() -> read(settings)))
        .hasMessageContaining("DD_APP_KEY")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.KEY_REFUSED);
    assertThat(standIn.requests()).isEmpty();
  }

  @Test
  public void aProxyThatHasTheKeysIsAskedWithoutAny() {
    DatadogSettings settings = standIn.settings("", "");

    // The stand-in is not a proxy, so it misses the keys; what matters is that it was asked.
    assertThat(failure(() -> read(settings))).hasMessageContaining(standIn.url().toString());
    assertThat(standIn.requests()).containsExactly("GET /api/v1/query");
  }

  @Test
  public void checkingTheKeysTellsWhichOfThemIsWrong() {
    assertThatCode(() -> datadog(standIn.settings()).checkKeys()).doesNotThrowAnyException();
    assertThat(standIn.requests()).containsExactly("GET /api/v1/validate", "GET /api/v1/query");

    assertThat(failure(() -> datadog(standIn.settings("no", "no")).checkKeys()))
        .hasMessageContaining("403 from " + standIn.url() + ", asked to check the keys");
    DatadogSettings noReader = standIn.settings(DatadogStandIn.API_KEY, "no");
    assertThat(failure(() -> datadog(noReader).checkKeys()))
        .hasMessageContaining("403 from " + standIn.url() + ", asked to read metrics");
  }

  @Test
  public void nobodyAtTheAddressIsSaidSo() throws IOException {
    URI gone;
    try (HttpStub stub = new HttpStub()) {
      gone = stub.uri();
    }

    assertThat(failure(() -> read(at(gone, Duration.ofSeconds(10), 2))))
        .hasMessageContaining("Datadog (" + gone + ") cannot be reached to read metrics: ")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
    assertThat(waits).hasSize(1);
  }

  @Test
  public void aPageIsNotDatadog() {
    standIn.answerNext(200, Map.of("Content-Type", "text/html"), "<html>Welcome</html>");
    standIn.answerNext(200, Map.of("Content-Type", "application/json"), "<html>Welcome</html>");
    standIn.answerNext(404, Map.of(), "<html>Not found</html>");
    standIn.answerNext(302, Map.of("Location", "http://127.0.0.1:1/login"), "");

    for (int i = 0; i < 4; i++) {
      assertThat(failure(() -> read(standIn.settings())))
          .hasMessageContaining(standIn.url() + " does not seem to be Datadog")
          .hasMessageContaining("check the site and the URL");
    }
    assertThat(waits).isEmpty();
  }

  @Test
  public void aHugeAnswerIsCutOff() {
    String huge = "{\"status\": \"ok\", \"message\": \"" + "x".repeat(33 * 1024 * 1024) + "\"}";
    Map<String, String> json = Map.of("Content-Type", "application/json");
    standIn.answerNext(200, json, huge);

    assertThat(failure(() -> readOne(standIn.settings())))
        .hasMessageContaining("Datadog's answer was cut off: it is longer than")
        .hasMessageContaining("33554432 bytes");
    assertThat(waits).isEmpty();
  }

  @Test
  public void anAnswerThatUnpacksToAHugeOneIsCutOff() throws IOException {
    byte[] packed = packed("{" + " ".repeat(40 * 1024 * 1024) + "\"status\": \"ok\"}");
    try (HttpStub stub = new HttpStub()) {
      stub.on(
          "/api/v1/query",
          exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, packed.length);
            exchange.getResponseBody().write(packed);
            exchange.close();
          });

      assertThat(failure(() -> readOne(at(stub.uri(), Duration.ofSeconds(10), 2))))
          .hasMessageContaining("was cut off: it is longer than");
    }
  }

  @Test
  public void keysAreInNoMessageAndNoTrace() {
    String echo =
        "{\"errors\": [\"key %s and %s\\n refused\"]}"
            .formatted(DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY);
    for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
      standIn.answerNext(status, Map.of("X-Echo", DatadogStandIn.API_KEY), echo);
      DatadogSettings once = with(standIn.settings(), Duration.ofSeconds(10), 1);

      assertThat(trace(failure(() -> readOne(once))))
          .doesNotContain(DatadogStandIn.API_KEY)
          .doesNotContain(DatadogStandIn.APPLICATION_KEY);
    }
    assertThat(standIn.settings().toString())
        .doesNotContain(DatadogStandIn.API_KEY)
        .doesNotContain(DatadogStandIn.APPLICATION_KEY);
  }

  private static byte[] packed(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String trace(Throwable e) {
    StringWriter text = new StringWriter();
    e.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }
}
