package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The keys that a step names. */
public class RunInBuildTest {
  @Rule public final StepTestBed bed = new StepTestBed();

  private final DogdriverStep step = new DogdriverStep("kintowe");

  @Before
  public void takeKeysFromTheStep() {
    bed.jenkins.configuration().setApiKeyCredentialsId("");
    step.setApplicationKeyCredentialsId("application");
  }

  @Test
  public void datadogGetsTheKeysOfTheStep() {
    step.setApiKeyCredentialsId("api");

    run().datadog().send(event());

    assertThat(bed.steps()).containsExactly("start");
    assertThat(bed.jenkins.usedByBuilds()).containsExactly("api", "application");
  }

  @Test
  public void aKeyThatTheBuildMayNotUseIsMissing() {
    step.setApiKeyCredentialsId("gone");

    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(() -> run().datadog())
        .withMessageContaining("There is no credential 'gone'");
  }

  /** Otherwise a run that is under way would not come to its end. */
  @Test
  public void theKeysAreLookedUpWhenTheyAreUsed() {
    step.setApiKeyCredentialsId("later");
    RunInBuild run = run();
    bed.jenkins.secretText("later", DatadogStandIn.API_KEY);

    run.datadog().send(event());

    assertThat(bed.steps()).containsExactly("start");
  }

  @Test
  public void theBuildRemembersTheKeysForTheFiguresOfItsRun() {
    step.setApiKeyCredentialsId("api");

    run().begun(RunBuilder.aRun().build().started());

    assertThat(bed.record().apiKeyCredentialsId()).isEqualTo("api");
    assertThat(bed.record().applicationKeyCredentialsId()).isEqualTo("application");
  }

  private RunInBuild run() {
    return new RunInBuild(
        step.options(), step.options().series().begin(), bed.build.build(), bed.build.listener());
  }

  private static RunEvent event() {
    return new RunEvent(
        RunEvent.Step.START,
        RunBuilder.aRun().build().started(),
        RunBuilder.FIRST_START,
        "It starts.");
  }
}
