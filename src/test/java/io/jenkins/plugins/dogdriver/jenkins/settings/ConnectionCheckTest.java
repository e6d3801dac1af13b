package io.jenkins.plugins.dogdriver.jenkins.settings;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.util.FormValidation;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.ServiceBookStandIn;
import java.io.IOException;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The buttons of the global configuration that try what is typed in, against stand-ins. */
public class ConnectionCheckTest {
  private static final String INCOMPLETE = "ERROR: The request leaves out a field of the form.";

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private DatadogStandIn datadog;
  private String url;

  @Before
  public void start() throws IOException {
    jenkins.signIn("admin", Jenkins.ADMINISTER);
    jenkins.secretText("api", DatadogStandIn.API_KEY);
    jenkins.secretText("application", DatadogStandIn.APPLICATION_KEY);
    jenkins.secretText("wrong", "0");
    datadog = new DatadogStandIn();
    url = datadog.url().toString();
  }

  @After
  public void stop() {
    datadog.close();
  }

  @Test
  public void datadogIsAskedWhetherItTakesTheKeys() {
    assertThat(datadog(url, "api", "application"))
        .hasToString("OK: " + url + " accepts both keys.");
    assertThat(datadog.requests()).containsExactly("GET /api/v1/validate", "GET /api/v1/query");
  }

  @Test
  public void withTheApiKeyAloneOnlyEventsCanBeSent() {
    assertThat(datadog(url, "api", ""))
        .asString()
        .startsWith("WARNING: " + url + " accepts the API key. Choose an application key too");
  }

  @Test
  public void keysThatAreRefusedAreReported() {
    assertThat(datadog(url, "wrong", "application")).asString().startsWith("ERROR: Datadog ");
    assertThat(datadog(url, "api", "wrong")).asString().startsWith("ERROR: Datadog ");
    assertThat(datadog(url, "gone", ""))
        .asString()
        .startsWith("ERROR: There is no credential 'gone' of the right kind");
  }

  @Test
  public void anAddressThatCannotBeRightIsReportedAndNotAsked() {
    assertThat(datadog("datadog", "api", ""))
        .asString()
        .startsWith("ERROR: The address of Datadog must be an http or https URL");
    assertThat(jenkins.configuration().doTestDatadog("a b", "", "api", ""))
        .asString()
        .startsWith("ERROR: The Datadog site must be a host name");
  }

  @Test
  public void aDatadogThatIsAwayIsReportedAfterOneTry() {
    datadog.away(true);

    assertThat(datadog(url, "api", "")).asString().startsWith("ERROR: Datadog could not be asked");
    assertThat(datadog.requests()).hasSize(1);
  }

  @Test
  public void theServiceBookIsReadWhole() throws IOException {
    try (ServiceBookStandIn book =
        new ServiceBookStandIn(project("kintowe"), project("Firefox Screenshots"))) {
      assertThat(jenkins.configuration().doTestServiceBook(" " + book.uri() + " "))
          .hasToString("OK: The ServiceBook answers; number of its projects: 2.");
    }
  }

  @Test
  public void whatIsNotAServiceBookIsReported() {
    assertThat(jenkins.configuration().doTestServiceBook(url))
        .asString()
        .startsWith("ERROR: The ServiceBook cannot be read: ");
    assertThat(jenkins.configuration().doTestServiceBook("book"))
        .asString()
        .startsWith("ERROR: The address of the ServiceBook must be an http or https URL");
  }

  @Test
  public void aRequestThatLeavesOutAFieldIsAnswered() {
    assertThat(jenkins.configuration().doTestServiceBook(null)).hasToString(INCOMPLETE);
    assertThat(datadog(null, "api", "")).hasToString(INCOMPLETE);
    assertThat(datadog(url, null, "")).hasToString(INCOMPLETE);
    assertThat(datadog(url, "api", null)).hasToString(INCOMPLETE);
    assertThat(jenkins.configuration().doTestDatadog(null, url, "api", "")).hasToString(INCOMPLETE);
  }

  private FormValidation datadog(String address, String apiKey, String applicationKey) {
    return jenkins.configuration().doTestDatadog("", address, apiKey, applicationKey);
  }

  private static Project project(String name) {
    return new Project(
        name,
        List.of(new LoadTest("dogdriver", "https://git.example/tests")),
        List.of(new Deployment("stage", "https://stage.example")));
  }
}
