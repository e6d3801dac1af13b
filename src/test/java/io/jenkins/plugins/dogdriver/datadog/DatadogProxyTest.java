package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.Filter;
import io.jenkins.plugins.dogdriver.http.EnvironmentProxies;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** Datadog behind a proxy; the stand-in is the proxy, and answers in Datadog's place. */
public class DatadogProxyTest {
  private static final String LOGIN = "Basic bWU6aHVudGVyMg==";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private DatadogStandIn standIn;

  @Before
  public void start() throws IOException {
    standIn = new DatadogStandIn();
  }

  @After
  public void stop() {
    standIn.close();
  }

  @Test
  public void datadogIsAskedThroughTheProxyOfTheEnvironment() {
    standIn.filter(
        Filter.beforeHandler("", exchange -> asked.add(exchange.getRequestURI().toString())));

    behind(standIn.url().toString()).checkKeys();

    assertThat(asked)
        .contains("http://datadog.invalid/api/v1/validate")
        .allMatch(url -> url.startsWith("http://datadog.invalid/"));
  }

  @Test
  public void aProxyGetsItsUserAndPassword() {
    standIn.filter(
        Filter.beforeHandler(
            "",
            exchange ->
                asked.add(
                    String.valueOf(exchange.getRequestHeaders().get("Proxy-Authorization")))));
    standIn.answerNext(407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""), "");

    behind("http://me:hunter2@127.0.0.1:" + standIn.url().getPort()).checkKeys();

    assertThat(asked).startsWith("null", "[" + LOGIN + "]");
  }

  @Test
  public void thePasswordOfAProxyThatIsAwayIsNotPrinted() {
    standIn.close();

    assertThatExceptionOfType(DatadogException.class)
        .isThrownBy(
            () -> behind("http://me:hunter2@127.0.0.1:" + standIn.url().getPort()).checkKeys())
        .withMessageNotContaining("hunter2");
  }

  private Datadog behind(String proxy) {
    DatadogSettings direct = standIn.settings();
    DatadogSettings beyond =
        new DatadogSettings(
            direct.site(),
            Optional.of(URI.create("http://datadog.invalid")),
            direct.apiKey(),
            direct.applicationKey(),
            direct.timeout(),
            1);
    return new Datadog(
        beyond, Clock.systemUTC(), new EnvironmentProxies(Map.of("http_proxy", proxy), null));
  }
}
