package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class RedirectTest {
  private static final URI FROM = URI.create("http://example.org/a/b");
  private static final URI SAFE = URI.create("https://example.org/a/b");

  @Test
  public void aHostMayPointToItself() throws Exception {
    assertThat(Redirect.target(FROM, 307, "/v1/b")).hasToString("http://example.org/v1/b");
    assertThat(Redirect.target(FROM, 307, "c")).hasToString("http://example.org/a/c");
    assertThat(Redirect.target(FROM, 301, "https://EXAMPLE.org/a"))
        .hasToString("https://EXAMPLE.org/a");
    assertThat(Redirect.target(SAFE, 301, "https://example.org:8443/a"))
        .hasToString("https://example.org:8443/a");
  }

  @Test
  public void anotherHostMustBePublicAndSafe() throws Exception {
    assertThat(Redirect.target(FROM, 302, "https://192.0.2.1/a")).hasHost("192.0.2.1");
    assertThat(Redirect.target(SAFE, 302, "https://[2001:db8::1]/a")).hasHost("[2001:db8::1]");
    for (String internal :
        List.of(
            "127.0.0.1",
            "0.0.0.0",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.0.1",
            "169.254.169.254",
            "100.64.0.1",
            "localhost",
            "[::1]",
            "[fe80::1]",
            "[fd00::1]",
            "[::ffff:10.0.0.1]")) {
      isNotFollowed(FROM, "https://" + internal + "/a");
    }
    isNotFollowed(FROM, "http://192.0.2.1/a");
  }

  @Test
  public void httpsIsNotGivenUp() {
    isNotFollowed(SAFE, "http://example.org/a");
  }

  @Test
  public void noOtherSchemeAndNoUserIsFollowed() {
    for (String location :
        List.of(
            "file:///etc/passwd",
            "ftp://example.org/a",
            "javascript:1",
            "http://ann:hunter2@example.org/a",
            "http:///a",
            "http://exa mple.org/")) {
      isNotFollowed(FROM, location);
    }
  }

  @Test
  public void aLoopEnds() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    try (HttpStub stub =
        new HttpStub()
            .on(
                "/",
                exchange -> {
                  exchange.getResponseHeaders().set("Location", "/" + asked.incrementAndGet());
                  exchange.sendResponseHeaders(307, -1);
                  exchange.close();
                })) {
      BoundedGet get = new BoundedGet(HttpClient.newHttpClient(), Duration.ofSeconds(10), 100);

      assertThatThrownBy(() -> get.get(stub.uri()))
          .hasMessage(stub.uri() + " was redirected more than 5 times.");
      assertThat(asked).hasValue(6);
    }
  }

  private static void isNotFollowed(URI from, String location) {
    assertThatThrownBy(() -> Redirect.target(from, 302, location))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(from + " answered 302 and points to ")
        .hasMessageNotContainingAny("hunter2");
  }
}
