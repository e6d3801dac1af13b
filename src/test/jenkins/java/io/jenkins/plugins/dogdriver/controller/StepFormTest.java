package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverBuilder;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverStep;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of the step, in the Snippet Generator and in a freestyle job. */
public class StepFormTest {
  @Rule public final JenkinsRule jenkins = new JenkinsRule();

  @Test
  public void theFormKeepsTheDefaults() throws Exception {
    DogdriverStep step = new DogdriverStep("kintowe");

    DogdriverStep shown = new StepConfigTester(jenkins).configRoundTrip(step);

    jenkins.assertEqualDataBoundBeans(step, shown);
  }

  @Test
  public void theFormKeepsEveryOption() throws Exception {
    DogdriverStep step = full();

    DogdriverStep shown = new StepConfigTester(jenkins).configRoundTrip(step);

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
    return step;
  }
}
