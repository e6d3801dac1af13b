package io.jenkins.plugins.dogdriver.datadog;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.dogdriver.datadog.DatadogException.Kind;
import io.jenkins.plugins.dogdriver.datadog.RunEvent.Step;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** What happens when Datadog does not do what it is asked. */
public class DatadogFailuresTest {
  private static final Instant START = Instant.parse("2026-05-24T14:26:00Z");
  private static final RunEvent EVENT = new RunEvent(Step.STOP, aRun().build().started(), "");

  private final List<Duration> waits = new ArrayList<>();
  private DatadogStandIn standIn;

  @Before
  public void start() throws IOException {
    standIn =
        new DatadogStandIn(
            (query, from, to) -> List.of(Series.of("*", START, Duration.ofSeconds(20), 5.0)));
  }

  @After
  public void stop() {
    standIn.close();
  }

  @Test
  public void aKeyThatIsNotKnownIsToldFromOneThatIsNotAllowed() {
    standIn.answerNext(401, Map.of(), "{\"errors\": [\"Unauthorized\"]}");

    assertThat(failure(() -> send(standIn.settings())))
        .hasMessageContaining("does not know the keys (401 from " + standIn.url())
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.KEY_REFUSED);
    assertThat(failure(() -> send(standIn.settings("another", ""))))
        .hasMessageContaining("does not allow it to these keys (403 from ")
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

    // The stand-in is no proxy, so it misses the keys; what matters is that it was asked.
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
  public void aLimitIsWaitedOutUntilItsReset() {
    standIn.answerNext(429, Map.of("X-RateLimit-Reset", "7"), "{\"errors\": [\"Too many\"]}");

    read(standIn.settings());

    assertThat(waits).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  public void aLimitThatIsFarFromItsResetIsNotWaitedOut() {
    standIn.answerNext(429, Map.of("x-ratelimit-reset", "3540"), "");

    assertThat(failure(() -> read(standIn.settings())))
        .hasMessage("Datadog's limit of requests is reached (429); it ends in 3540 s.")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.LIMIT);
    assertThat(waits).isEmpty();
  }

  @Test
  public void aResetThatIsNoNumberOfSecondsIsNotBelieved() {
    standIn.answerNext(429, Map.of("X-RateLimit-Reset", "-99999999999999999999"), "");

    read(standIn.settings());

    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  public void aFailingServerIsAskedAgainAfterLongerAndLongerPauses() {
    standIn.answerNext(500, Map.of(), "").answerNext(502, Map.of(), "<html>Bad Gateway</html>");
    standIn.answerNext(503, Map.of(), "");

    send(with(standIn.settings(), Duration.ofSeconds(10), 4));

    assertThat(standIn.events()).hasSize(1);
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  public void itIsGivenUpAfterTheLastAttempt() {
    standIn.answerNext(500, Map.of(), "").answerNext(503, Map.of(), "");

    assertThat(failure(() -> read(standIn.settings())))
        .hasMessage("Datadog could not be asked to read metrics (503 from " + standIn.url() + ").")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
    assertThat(standIn.requests()).hasSize(2);
  }

  @Test
  public void noAnswerInTimeIsAskedForAgain() {
    standIn.hangNext();

    read(with(standIn.settings(), Duration.ofMillis(300), 2));

    assertThat(waits).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  public void noAnswerAtAllIsATimeOut() {
    standIn.hangNext();

    assertThat(failure(() -> read(with(standIn.settings(), Duration.ofMillis(300), 1))))
        .hasMessage(
            "Datadog ("
                + standIn.url()
                + ") did not answer within 300 ms when asked to read metrics.")
        .extracting(DatadogException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  public void anAnswerThatDoesNotEndIsATimeOut() throws IOException {
    try (HttpStub stub = new HttpStub().hangInBody("/api/v1/query")) {
      assertThat(failure(() -> read(at(stub.uri(), Duration.ofMillis(300), 1))))
          .hasMessageContaining("did not answer within 300 ms when");
    }
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

  @Test
  public void anInterruptEndsTheWaitAndIsNotLost() {
    standIn.answerNext(500, Map.of(), "");
    Datadog datadog =
        new Datadog(
            standIn.settings(),
            Clock.systemUTC(),
            wait -> {
              throw new InterruptedException();
            });

    assertThat(failure(() -> datadog.send(EVENT)).kind()).isEqualTo(Kind.INTERRUPTED);
    assertThat(Thread.interrupted()).isTrue();
  }

  private void send(DatadogSettings settings) {
    datadog(settings).send(EVENT);
  }

  private void read(DatadogSettings settings) {
    datadog(settings).figures(Metric.defaults(), "kintowe", "stage", START, START.plusSeconds(60));
  }

  private void readOne(DatadogSettings settings) {
    datadog(settings)
        .figures(Metric.defaults().subList(0, 1), "kintowe", "stage", START, START.plusSeconds(60));
  }

  private Datadog datadog(DatadogSettings settings) {
    return new Datadog(settings, Clock.systemUTC(), waits::add);
  }

  private static DatadogException failure(ThrowingCallable work) {
    return catchThrowableOfType(DatadogException.class, work);
  }

  private DatadogSettings at(URI url, Duration timeout, int attempts) {
    DatadogSettings some = standIn.settings();
    return new DatadogSettings(
        some.site(), Optional.of(url), some.apiKey(), some.applicationKey(), timeout, attempts);
  }

  private DatadogSettings with(DatadogSettings settings, Duration timeout, int attempts) {
    return at(settings.url().orElseThrow(), timeout, attempts);
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
