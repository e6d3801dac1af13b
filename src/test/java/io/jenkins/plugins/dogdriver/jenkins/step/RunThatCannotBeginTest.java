package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import java.io.IOException;
import java.time.Duration;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What keeps a run from beginning fails the build with one sentence, and leaves nothing behind. */
public class RunThatCannotBeginTest {
  @Rule public final StepTestBed bed = new StepTestBed();

  private FakePipeline pipeline;
  private DogdriverStep step = new DogdriverStep("kintowe");

  @Before
  public void makePipeline() throws Exception {
    pipeline = new FakePipeline(bed);
  }

  @Test
  public void theServiceBookDoesNotHaveTheProject() throws IOException {
    step = new DogdriverStep("kintow");

    assertSentence("'kintow'");
  }

  @Test
  public void theProjectHasNoSuchDeployment() throws IOException {
    step.setDeployment("production");

    assertSentence("'production'");
  }

  @Test
  public void theProjectHasNoSuchLoadTest() throws IOException {
    step.setTest("smoke");

    assertSentence("'smoke'");
  }

  @Test
  public void theServiceBookDoesNotAnswer() throws IOException {
    bed.book.close();

    assertSentence("nothing listens there");
  }

  @Test
  public void thereIsNoSuchMetric() throws IOException {
    step.setMetrics("ART, P95");

    assertSentence("There is no metric 'P95'; configured are CPU, RPS, ART.");
  }

  @Test
  public void theTimeOutIsNotASpanOfTime() throws IOException {
    step.setTimeout("soon");

    assertSentence("is not a duration; it must be a number with s, m, h or d");
  }

  @Test
  public void theTimeOutIsNothing() throws IOException {
    step.setTimeout("0s");

    assertSentence("The time-out of a load test must be longer than 0 s");
  }

  @Test
  public void theNameOfTheTestCannotBeOne() throws IOException {
    step.setMolotovTest("--help");

    assertSentence("The name of a test in molotov.json");
  }

  @Test
  public void theConfigurationCannotBeRight() throws IOException {
    bed.jenkins.serviceBookInFile("book");

    assertSentence("The address of the ServiceBook must be an http or https URL");
  }

  @Test
  public void thereIsNoKey() throws IOException {
    bed.jenkins.configuration().setDatadogUrl("");
    bed.jenkins.configuration().setApiKeyCredentialsId("");

    assertSentence("Datadog needs an API key: ");
  }

  @Test
  public void theKeyOfTheConfigurationWasDeleted() throws IOException {
    bed.jenkins.configuration().setApiKeyCredentialsId("gone");

    assertSentence("There is no credential 'gone'");
  }

  @Test
  public void datadogRefusesTheKey() throws IOException {
    bed.jenkins.secretText("wrong", DatadogStandIn.APPLICATION_KEY);
    bed.jenkins.configuration().setApiKeyCredentialsId("wrong");

    assertSentence("Datadog");
  }

  @Test
  public void theDeploymentDoesNotSayItsVersion() throws IOException {
    bed.service.close();

    assertSentence("The release of the deployment stage is unknown");
  }

  @Test
  public void theConnectionToTheAgentBreaks() throws IOException {
    bed.agent.on(Request.VERSION, bed.agent::goesAway);

    assertSentence("The release of the deployment stage is unknown: The channel is closed.");
  }

  /** Its cause has to be found. */
  @Test
  public void anUnexpectedExceptionKeepsItsStackTrace() throws IOException {
    IllegalStateException unexpected = new IllegalStateException("Unexpected");
    bed.agent.on(
        Request.VERSION,
        () -> {
          throw unexpected;
        });
    start();

    assertThat(pipeline.failure()).isSameAs(unexpected);
    assertNothingIsLeft();
  }

  private void start() {
    pipeline.start(step);
    bed.time.pass(Duration.ofSeconds(1));
  }

  private void assertSentence(String part) throws IOException {
    start();
    assertThat(pipeline.failure())
        .isInstanceOf(AbortException.class)
        .hasMessageContaining(part)
        .message()
        .endsWith(".")
        .doesNotContain("\n", "Exception");
    assertNothingIsLeft();
  }

  private void assertNothingIsLeft() throws IOException {
    assertThat(bed.records()).isEmpty();
    assertThat(bed.agent.scripts()).isEmpty();
    assertThat(bed.steps()).isEmpty();
    assertThat(bed.isInJournal()).isFalse();
    assertThat(bed.isSpooled()).isFalse();
    assertThat(bed.log()).isEmpty();
    bed.jenkins.configuration().setServiceBookUrl("");
    bed.jenkins.configuration().setApiKeyCredentialsId("api");
    assertThat(bed.queue()).isEmpty();
  }
}
