package io.jenkins.plugins.dogdriver.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.Test;

/** Which proxy a URL is reached through. */
public class EnvironmentProxiesTest {
  private static final String DIRECT = "direct";
  private static final String HTTP = "http://example.org/";
  private static final String HTTPS = "https://example.org/";

  @Test
  public void eachSchemeHasItsVariableInLowerOrUpperCase() {
    Map<String, String> both =
        Map.of("http_proxy", "http://a.example:3128", "HTTPS_PROXY", "http://b.example:3129/");

    assertThat(proxy(both, HTTP)).isEqualTo("a.example:3128");
    assertThat(proxy(both, HTTPS)).isEqualTo("b.example:3129");
    assertThat(proxy(Map.of("HTTP_PROXY", "http://a.example:1", "http_proxy", "c.example:2"), HTTP))
        .isEqualTo("c.example:2");
    assertThat(proxy(Map.of("http_proxy", "http://a.example:3128"), HTTPS)).isEqualTo(DIRECT);
    assertThat(proxy(Map.of("https_proxy", " "), HTTPS)).isEqualTo(DIRECT);
    assertThat(proxy(Map.of("ALL_PROXY", "http://a.example"), HTTPS)).isEqualTo("a.example:80");
    assertThat(proxy(Map.of(), HTTP)).isEqualTo(DIRECT);
  }

  @Test
  public void thisMachineIsReachedDirectly() {
    Map<String, String> proxies = Map.of("http_proxy", "http://a.example:3128");
    for (String host : List.of("localhost", "127.0.0.1", "127.9.9.9", "[::1]", "LOCALHOST:80")) {
      assertThat(proxy(proxies, "http://" + host + "/")).as(host).isEqualTo(DIRECT);
    }
  }

  @Test
  public void hostsOfTheListAreReachedDirectly() {
    assertDirect("*", "http://anything.example/");
    assertDirect("other, EXAMPLE.org", HTTP);
    assertDirect("example.org", "http://a.b.Example.org/");
    assertDirect(".example.org", "http://a.example.org/");
    assertDirect("*.example.org", "http://a.example.org/");
    assertDirect("example.org:8080", "http://example.org:8080/");
    assertDirect("example.org:80", HTTP);
    assertDirect("10.0.0.0/8", "http://10.200.3.4/");
    assertDirect("192.168.4.7", "http://192.168.4.7:9000/");
    assertDirect("[fd00::1]", "http://[fd00::1]/");
    assertDirect("fd00::/8", "http://[fd12::9]/");
  }

  @Test
  public void allOthersAreNot() {
    assertProxied("", HTTP);
    assertProxied("example.org", "http://anexample.org/");
    assertProxied("a.example.org", HTTP);
    assertProxied("example.org:8080", HTTP);
    assertProxied("10.0.0.0/8", "http://11.0.0.1/");
    assertProxied("10.0.0.0/8", "http://10.example.org/");
    assertProxied("10.0.0.0/99", "http://10.0.0.1/");
    assertProxied("fd00::/8", "http://10.0.0.1/");
  }

  @Test
  public void theJvmsPropertiesComeFirst() {
    ProxySelector jvm = ProxySelector.of(new InetSocketAddress("127.0.0.1", 8888));
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("http_proxy", "http://a.example:3128"), jvm);

    assertThat(proxies.select(URI.create(HTTP)).get(0).address())
        .isEqualTo(new InetSocketAddress("127.0.0.1", 8888));
  }

  @Test
  public void aProxyThatCannotBeUsedIsNamedWithoutItsPassword() {
    for (String unusable :
        List.of("socks5://me:hunter2@p:1", "https://me:hunter2@p:1", "me:hunter2 @p", "http://")) {
      EnvironmentProxies proxies = new EnvironmentProxies(Map.of("ALL_PROXY", unusable), null);

      assertThat(proxies.objections())
          .containsExactly(
              "The proxy of ALL_PROXY is not used: it is not an http URL such as"
                  + " http://proxy.example.org:3128.");
      assertThat(proxies.select(URI.create(HTTP))).containsExactly(Proxy.NO_PROXY);
    }
  }

  @Test
  public void aUserAndPasswordAreForTheirProxyOnly() {
    EnvironmentProxies proxies =
        new EnvironmentProxies(Map.of("http_proxy", "http://m%40e:a%3Ab+c@p.example:3128"), null);

    assertThat(proxies.login("p.example", 3128))
        .hasValueSatisfying(
            login -> {
              assertThat(login.getUserName()).isEqualTo("m@e");
              assertThat(login.getPassword()).containsExactly("a:b+c".toCharArray());
            });
    assertThat(proxies.login("p.example", 3129)).isEmpty();
    assertThat(proxies.login("example.org", 3128)).isEmpty();
    assertThat(proxies.passwords()).containsExactly("a:b+c");
    assertThat(new EnvironmentProxies(Map.of("http_proxy", "p:1"), null).authenticator()).isEmpty();
  }

  @Test
  public void aProxyGetsItsUserAndPassword() throws Exception {
    try (HttpStub proxy =
        new HttpStub()
            .on(
                "/",
                exchange -> {
                  String login = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
                  boolean known = "Basic bWU6aHVudGVyMg==".equals(login);
                  exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
                  exchange.sendResponseHeaders(known ? 200 : 407, -1);
                  exchange.close();
                })) {
      int port = proxy.uri().getPort();

      assertThat(get("http://me:hunter2@127.0.0.1:" + port)).isEmpty();
      assertThatThrownBy(() -> get("http://me:hunter3@127.0.0.1:" + port))
          .isInstanceOf(IOException.class)
          .hasMessageNotContaining("hunter3");
      assertThatThrownBy(() -> get("http://127.0.0.1:" + port))
          .hasMessage("http://service.invalid/ answered 407, not 200.");
    }
  }

  @Test
  public void aProxyThatIsAwayIsNamed() throws Exception {
    HttpStub gone = new HttpStub();
    gone.close();
    int port = gone.uri().getPort();

    assertThatThrownBy(() -> get("http://me:hunter2@127.0.0.1:" + port))
        .hasMessage(
            "http://service.invalid/ cannot be reached: the proxy 127.0.0.1:%d does not answer."
                .formatted(port));
  }

  @Test
  public void itsPortIsWrittenInTheSameDigitsOnEveryMachine() throws Exception {
    HttpStub gone = new HttpStub();
    gone.close();
    int port = gone.uri().getPort();
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("fa"));
    try {
      assertThatThrownBy(() -> get("http://127.0.0.1:" + port))
          .hasMessageContaining("the proxy 127.0.0.1:" + port + " does not answer");
    } finally {
      Locale.setDefault(before);
    }
  }

  private static byte[] get(String proxy) throws Exception {
    EnvironmentProxies proxies = new EnvironmentProxies(Map.of("http_proxy", proxy), null);
    HttpClient.Builder http = HttpClient.newBuilder().proxy(proxies);
    proxies.authenticator().ifPresent(http::authenticator);
    return new BoundedGet(http.build(), Duration.ofSeconds(10), 100)
        .get(URI.create("http://service.invalid/"));
  }

  private static void assertDirect(String list, String url) {
    assertThat(proxy(Map.of("http_proxy", "p:1", "no_proxy", list), url))
        .as(list)
        .isEqualTo(DIRECT);
  }

  private static void assertProxied(String list, String url) {
    assertThat(proxy(Map.of("http_proxy", "p:1", "NO_PROXY", list), url)).as(list).isEqualTo("p:1");
  }

  private static String proxy(Map<String, String> environment, String url) {
    return new EnvironmentProxies(environment, null)
        .address(URI.create(url))
        .map(address -> address.getHostString() + ":" + address.getPort())
        .orElse(DIRECT);
  }
}
