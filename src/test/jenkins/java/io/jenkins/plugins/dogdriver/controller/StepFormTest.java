package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverBuilder;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverStep;
import jenkins.model.Jenkins;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of the step. */
public class StepFormTest {
  @Rule public final JenkinsRule jenkins = new JenkinsRule();

  @Test
  public void theFormKeepsTheDefaults() throws Exception {
    DogdriverStep step = new DogdriverStep("kintowe");

    DogdriverStep shown = shown(step);

    jenkins.assertEqualDataBoundBeans(step, shown);
  }

  @Test
  public void theFormKeepsEveryOption() throws Exception {
    DogdriverStep step = full();

    DogdriverStep shown = shown(step);

    jenkins.assertEqualDataBoundBeans(step, shown);
    assertThat(shown.getWorseResult()).isEqualTo("FAILURE");
  }

  @Test
  public void theFormOfAFreestyleJobKeepsEveryOption() throws Exception {
    FreeStyleProject job = jenkins.createFreeStyleProject();
    job.getBuildersList().add(new DogdriverBuilder(full()));
    String before = Jenkins.XSTREAM2.toXML(job.getBuildersList().toList());

    jenkins.configRoundtrip(job);

    assertThat(Jenkins.XSTREAM2.toXML(job.getBuildersList().toList())).isEqualTo(before);
  }

  @Test
  public void theFormOfTheBuildStepKeepsTheWaitForTheVerdict() throws Exception {
    DogdriverBuilder builder = new DogdriverBuilder(new DogdriverStep("kintowe"));
    builder.setWaitForVerdict(true);
    builder.setVerdictTimeout("20m");

    DogdriverBuilder shown = jenkins.configRoundtrip(builder);

    assertThat(shown.isWaitForVerdict()).isTrue();
    assertThat(shown.getVerdictTimeout()).isEqualTo("20m");
  }

  /** What the form makes of it, as it shows the same fields in the Snippet Generator. */
  private DogdriverStep shown(DogdriverStep step) throws Exception {
    return jenkins.configRoundtrip(new DogdriverBuilder(step)).getStep();
  }

  private static DogdriverStep full() {
    DogdriverStep step = new DogdriverStep("Firefox Screenshots");
    step.setDeployment("prod");
    step.setTest("smoke");
    step.setMolotovTest("long");
    step.setSource("Frankfurt");
    step.setMetrics("ART, CPU");
    step.setFailOn("worse");
    step.setWorseResult("FAILURE");
    step.setTimeout("7m");
    step.setRuns(8);
    step.setPause("1m");
    step.setUntil("decided");
    step.setFailures(2);
    step.setOverlap(true);
    return step;
  }
}
