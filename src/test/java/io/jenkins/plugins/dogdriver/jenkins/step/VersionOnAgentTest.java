package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.jenkins.FakeAgent.Request;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.testkit.HttpStub;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** A deployment says its version to the agent, over HTTP. */
public class VersionOnAgentTest {
  @Rule public final StepTestBed bed = new StepTestBed();

  private HttpStub deployment;

  @Before
  public void start() throws Exception {
    deployment = new HttpStub();
  }

  @After
  public void stop() {
    deployment.close();
  }

  @Test
  public void theVersionIsThatOfItsAnswer() throws Exception {
    deployment.answer("/__version__", 200, "{\"version\": \"6.1.0\", \"commit\": \"c0ffee\"}");

    assertThat(VersionOnAgent.ask(stage(), bed.agent.workspace()).version()).isEqualTo("6.1.0");
  }

  @Test
  public void anAnswerThatIsNotOkIsNone() {
    deployment.answer("/__version__", 500, "{\"version\": \"6.1.0\"}");

    assertUnknown("The release of the deployment stage is unknown: ", "answered 500, not 200.");
  }

  @Test
  public void anAnswerThatIsNotJsonIsNone() {
    deployment.answer("/__version__", 200, "<html>");

    assertUnknown("did not answer JSON");
  }

  @Test
  public void anAnswerWithoutAVersionIsNone() {
    deployment.answer("/__version__", 200, "{\"build\": \"c0ffee\"}");

    assertUnknown("without a usable version");
  }

  @Test
  public void aDeploymentThatIsDownDoesNotSay() {
    deployment.close();

    assertUnknown("The release of the deployment stage is unknown: ", "nothing listens there.");
  }

  @Test
  public void anEndpointThatIsNotAUrlIsNotAsked() {
    assertThatExceptionOfType(RunException.class)
        .isThrownBy(
            () -> VersionOnAgent.ask(new Deployment("stage", "nowhere"), bed.agent.workspace()))
        .withMessageContaining("'nowhere'");
  }

  @Test
  public void anAgentThatIsInterruptedStaysSo() {
    deployment.hang("/__version__");
    Thread.currentThread().interrupt();

    assertUnknown("The release of the deployment stage is unknown: ", "was interrupted.");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  public void aControllerThatIsInterruptedIsNotAnUnknownVersion() throws Exception {
    bed.agent.on(
        Request.VERSION,
        () -> {
          throw new InterruptedException();
        });

    assertThatExceptionOfType(InterruptedException.class)
        .isThrownBy(() -> VersionOnAgent.ask(stage(), bed.agent.workspace()));
  }

  private void assertUnknown(String... parts) {
    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> VersionOnAgent.ask(stage(), bed.agent.workspace()))
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private Deployment stage() {
    return new Deployment("stage", deployment.uri().toString());
  }
}
