package io.jenkins.plugins.dogdriver.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Filter;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import jenkins.model.Jenkins;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A controller that reaches others through a proxy; the stand-in answers in the place of all. */
public class JenkinsProxyTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private DatadogStandIn datadog;
  private HttpStub book;

  @Before
  public void start() throws IOException {
    jenkins.signIn("admin", Jenkins.ADMINISTER);
    jenkins.secretText("api", DatadogStandIn.API_KEY);
    jenkins.secretText("application", DatadogStandIn.APPLICATION_KEY);
    datadog = new DatadogStandIn();
    datadog.filter(
        Filter.beforeHandler("", exchange -> asked.add(exchange.getRequestURI().toString())));
    book =
        new HttpStub()
            .on(
                "/",
                exchange -> {
                  asked.add(exchange.getRequestURI().toString());
                  byte[] none = "{\"data\": []}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
                  exchange.sendResponseHeaders(200, none.length);
                  exchange.getResponseBody().write(none);
                  exchange.close();
                });
  }

  @After
  public void stop() {
    datadog.close();
    book.close();
  }

  @Test
  public void withoutOneThePropertiesOfTheJvmCount() {
    assertThat(JenkinsProxy.configured()).isEmpty();
    assertThat(JenkinsProxy.proxies().select(URI.create("http://datadog.invalid")))
        .containsExactly(Proxy.NO_PROXY);
  }

  @Test
  public void theConnectionTestsUseIt() {
    jenkins.proxy("127.0.0.1", datadog.url().getPort(), "", "", "");
    assertThat(
            jenkins
                .configuration()
                .doTestDatadog("", "http://datadog.invalid", "api", "application"))
        .hasToString("OK: http://datadog.invalid accepts both keys.");

    jenkins.proxy("127.0.0.1", book.uri().getPort(), "", "", "");
    assertThat(jenkins.configuration().doTestServiceBook("http://book.invalid").toString())
        .startsWith("OK: The ServiceBook answers");

    assertThat(asked)
        .contains("http://datadog.invalid/api/v1/validate")
        .anyMatch(url -> url.startsWith("http://book.invalid/"));
  }

  @Test
  public void theStoreIsReachedThroughIt() {
    jenkins.proxy("127.0.0.1", book.uri().getPort(), "", "", "");
    S3Store store = new S3Store("dogdriver-runs");
    store.setEndpoint("http://s3.invalid");
    jenkins.userNameAndPassword("s3", "key", "secret");
    store.setCredentialsId("s3");

    ConnectionCheck.store(store, jenkins.home());

    assertThat(asked)
        .anyMatch(url -> url.startsWith("http://dogdriver-runs.s3.invalid/connection-test-"));
  }

  @Test
  public void theHostsThatItIsNotForAreReachedDirectly() {
    jenkins.proxy("127.0.0.1", 1, "", "", "localhost|.*\\.example\\.org");

    assertThat(JenkinsProxy.proxies().select(URI.create("https://ci.example.org/x")))
        .containsExactly(Proxy.NO_PROXY);
    assertThat(JenkinsProxy.proxies().select(URI.create("https://example.com/x")))
        .extracting(Proxy::type)
        .containsExactly(Proxy.Type.HTTP);
  }

  @Test
  public void itGetsItsUserAndPasswordWhichIsASecret() {
    jenkins.proxy("127.0.0.1", datadog.url().getPort(), "me", "hunter2", "");
    datadog.answerNext(407, Map.of("Proxy-Authenticate", "Basic realm=\"proxy\""), "");
    List<String> logins = new CopyOnWriteArrayList<>();
    datadog.filter(
        Filter.beforeHandler(
            "",
            exchange ->
                logins.add(
                    String.valueOf(exchange.getRequestHeaders().getFirst("Proxy-Authorization")))));

    jenkins.configuration().doTestDatadog("", "http://datadog.invalid", "api", "application");

    assertThat(logins).contains("Basic bWU6aHVudGVyMg==");
    assertThat(ControllerEngine.get().engine().settings().secrets())
        .contains(new Secret("hunter2"));
    assertThat(JenkinsProxy.configured().orElseThrow().toString()).doesNotContain("hunter2");
  }

  @Test
  public void anotherProxyIsAnotherEngine() {
    Engine before = ControllerEngine.get().engine();
    jenkins.configuration().setSite("datadoghq.com");
    assertThat(ControllerEngine.get().engine()).isSameAs(before);

    jenkins.proxy("127.0.0.1", 3128, "", "", "");
    jenkins.configuration().setSite("datadoghq.com");

    assertThat(ControllerEngine.get().engine()).isNotSameAs(before);
  }
}
