package io.jenkins.plugins.dogdriver.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

/** The parameters of {@code dogdriverVerdict} and its form. */
public class DogdriverVerdictStepTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final DogdriverVerdictStep step = new DogdriverVerdictStep();
  private final DogdriverVerdictStep.DescriptorImpl descriptor =
      new DogdriverVerdictStep.DescriptorImpl();

  @Test
  public void everyParameterHasADefault() {
    VerdictOptions options = step.options();

    assertThat(options.project()).isEmpty();
    assertThat(options.metrics()).isEmpty();
    assertThat(options.failOn().word()).isEqualTo("never");
    assertThat(options.worseResult()).isEqualTo("UNSTABLE");
    assertThat(options.timeout()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  public void whatIsSetIsAskedFor() {
    step.setProject(" kintowe ");
    step.setDeployment("prod");
    step.setSource("Frankfurt");
    step.setMetrics("ART, CPU");
    step.setAgainst("2.0.0");
    step.setFailOn("WORSE");
    step.setWorseResult("failure");
    step.setTimeout("90s");

    VerdictOptions options = step.options();

    assertThat(options.project()).isEqualTo("kintowe");
    assertThat(options.deployment()).isEqualTo("prod");
    assertThat(options.source()).isEqualTo("Frankfurt");
    assertThat(options.metrics()).isEqualTo(List.of("ART", "CPU"));
    assertThat(options.against()).isEqualTo("2.0.0");
    assertThat(options.failOn().word()).isEqualTo("worse");
    assertThat(options.worseResult()).isEqualTo("FAILURE");
    assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(90));
    assertThat(List.of(step.getProject(), step.getDeployment(), step.getSource()))
        .containsExactly("kintowe", "prod", "Frankfurt");
    assertThat(List.of(step.getMetrics(), step.getAgainst(), step.getFailOn()))
        .containsExactly("ART, CPU", "2.0.0", "worse");
    assertThat(List.of(step.getWorseResult(), step.getTimeout())).containsExactly("FAILURE", "90s");
  }

  @Test
  public void whatIsWrongIsReported() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> step.setWorseResult("ABORTED"))
        .withMessage("worseResult must be UNSTABLE or FAILURE, not 'ABORTED'.");
    step.setTimeout("0m");
    assertThatExceptionOfType(SettingsException.class)
        .isThrownBy(step::options)
        .withMessage("The time-out of the wait for a verdict is 0: use 1m or more.");
  }

  @Test
  public void itNeedsNoNode() {
    assertThat(descriptor.getFunctionName()).isEqualTo("dogdriverVerdict");
    assertThat(descriptor.getDisplayName()).isEqualTo("Wait for the verdict of dogDriver");
    assertThat(descriptor.getRequiredContext())
        .isEqualTo(java.util.Set.of(Run.class, TaskListener.class));
    assertThat(descriptor.argumentsToString(Map.of("project", "kintowe"))).isEqualTo("kintowe");
    assertThat(descriptor.argumentsToString(Map.of())).isNull();
  }

  @Test
  public void theFormChecksTheTimeOut() {
    assertThat(descriptor.doCheckTimeout("").toString()).isEqualTo("OK");
    assertThat(descriptor.doCheckTimeout("30m").toString()).isEqualTo("OK");
    assertThat(descriptor.doCheckTimeout("0s").toString()).contains("use 1m or more");
    assertThat(descriptor.doCheckTimeout("soon").toString()).startsWith("ERROR: ");
    assertThat(descriptor.doFillFailOnItems()).hasSize(2);
    assertThat(descriptor.doFillWorseResultItems()).hasSize(2);
  }
}
