package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import io.jenkins.plugins.dogdriver.testkit.DrippingServer;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;

/** A host whose name only the network knows: here a proxy, which answers in its place. */
public class UnderscoreExchangeTest {
  private static final URI SERVICE = URI.create("http://my_svc:8000/__version__");

  @Rule public final Timeout endless = Timeout.seconds(60);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpStub proxy;

  @Before
  public void start() throws IOException {
    proxy = new HttpStub();
  }

  @After
  public void stop() {
    proxy.close();
  }

  @Test
  public void itAnswersAsAnyOther() throws Exception {
    answer(200, "", "{\"version\": \"1.0.0\"}");

    assertThat(get(SERVICE)).isEqualTo("{\"version\": \"1.0.0\"}");
    assertThat(asked).containsExactly("http://my_svc:8000/__version__ application/json");
  }

  @Test
  public void whatItPacksIsUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write("hello".getBytes(StandardCharsets.UTF_8));
    }
    proxy.on(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          exchange.getResponseBody().write(packed.toByteArray());
          exchange.close();
        });

    assertThat(get(SERVICE)).isEqualTo("hello");
  }

  @Test
  public void aRedirectOnTheSameHostIsFollowed() throws Exception {
    proxy.on(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          boolean moved = exchange.getRequestURI().getPath().equals("/v1/__version__");
          exchange.getResponseHeaders().set("Location", "/v1/__version__");
          exchange.sendResponseHeaders(moved ? 200 : 307, -1);
          exchange.close();
        });

    assertThat(get(SERVICE)).isEmpty();
    assertThat(asked).containsExactly("/__version__", "/v1/__version__");
  }

  @Test
  public void whatItDoesNotAnswerIsOneSentence() throws Exception {
    answer(404, "", "gone");
    assertFails("http://my_svc:8000/__version__ answered 404, not 200.");

    answer(302, "http://other_svc/", "");
    assertFails(
        "http://my_svc:8000/__version__ answered 302 and points to http://other_svc/, which is not"
            + " followed: it is not https.");

    answer(200, "", "x".repeat(2_000));
    assertFails("cannot be read: the answer is larger than 1000 bytes.");
  }

  @Test
  public void aHostThatIsNotThereIsNamed() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                new BoundedGet(proxies(Map.of()).client(), Duration.ofSeconds(20), 1_000)
                    .get(URI.create("http://no_such_host.invalid/")))
        .withMessage(
            "http://no_such_host.invalid/ cannot be reached: there is no host"
                + " no_such_host.invalid.");
  }

  @Test
  public void anAnswerThatDoesNotEndIsGivenUp() throws Exception {
    try (DrippingServer dripping =
        new DrippingServer("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () ->
                  new BoundedGet(
                          proxies(Map.of("http_proxy", dripping.uri().toString())).client(),
                          Duration.ofSeconds(1),
                          100_000)
                      .get(SERVICE))
          .withMessageContaining("did not answer")
          .withMessageEndingWith("within 1 s.");
    }
  }

  @Test
  public void itIsAUrlOnlyWhereAnUnderscoreIsExpected() {
    assertThat(HttpUrl.parse("http://my_svc")).isEmpty();
    assertThat(HttpUrl.parseWithUnderscore("HTTP://my_svc.local:80/x")).isPresent();
    assertThat(HttpUrl.parseWithUnderscore("http://kinto.example")).isPresent();
    for (String text : List.of("ftp://my_svc", "http://my_svc:99999", "http://my svc", "my_svc")) {
      assertThat(HttpUrl.parseWithUnderscore(text)).as(text).isEmpty();
    }
    assertThat(HttpUrl.host(SERVICE)).contains("my_svc");
    assertThat(HttpUrl.host(URI.create("http://a@my_svc/"))).contains("my_svc");
    assertThat(HttpUrl.host(URI.create("mailto:me"))).isEmpty();
  }

  private void answer(int status, String location, String body) throws IOException {
    proxy.close();
    proxy = new HttpStub();
    proxy.on("/", exchange -> answer(exchange, status, location, body));
  }

  private void answer(HttpExchange exchange, int status, String location, String body)
      throws IOException {
    asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    if (!location.isEmpty()) {
      exchange.getResponseHeaders().set("Location", location);
    }
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void assertFails(String sentence) {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> get(SERVICE))
        .withMessageEndingWith(sentence);
  }

  private String get(URI uri) throws IOException, InterruptedException {
    BoundedGet get =
        new BoundedGet(
            proxies(Map.of("http_proxy", proxy.uri().toString())).client(),
            Duration.ofSeconds(10),
            1_000);
    return new String(get.get(uri), StandardCharsets.UTF_8);
  }

  private static EnvironmentProxies proxies(Map<String, String> environment) {
    return new EnvironmentProxies(environment, null);
  }
}
