package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverStep;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverVerdictStep;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What the Snippet Generator makes of the steps. */
public class SnippetTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  @Test
  public void aStepWithDefaultsNamesOnlyItsProject() throws Exception {
    assertThat(Snippetizer.object2Groovy(new DogdriverStep("kintowe")))
        .isEqualTo("dogdriverRun 'kintowe'");
  }

  @Test
  public void aStepNamesWhatIsNoDefault() throws Exception {
    DogdriverStep step = new DogdriverStep("Firefox Screenshots");
    step.setDeployment("prod");
    step.setFailOn("worse");
    step.setWorseResult("FAILURE");
    step.setRuns(8);

    assertThat(Snippetizer.object2Groovy(step))
        .startsWith("dogdriverRun ")
        .contains(
            "project: 'Firefox Screenshots'",
            "deployment: 'prod'",
            "failOn: 'worse'",
            "worseResult: 'FAILURE'",
            "runs: 8")
        .doesNotContain("timeout", "until", "pause");
  }

  @Test
  public void theVerdictNeedsNoParameter() throws Exception {
    assertThat(Snippetizer.object2Groovy(new DogdriverVerdictStep()))
        .isEqualTo("dogdriverVerdict()");
  }

  @Test
  public void theVerdictNamesWhatIsNoDefault() throws Exception {
    DogdriverVerdictStep step = new DogdriverVerdictStep();
    step.setFailOn("worse");
    step.setTimeout("20m");
    step.setAgainst("6.0.0");

    assertThat(Snippetizer.object2Groovy(step))
        .startsWith("dogdriverVerdict ")
        .contains("failOn: 'worse'", "timeout: '20m'", "against: '6.0.0'")
        .doesNotContain("project", "worseResult");
  }

  @Test
  public void theGeneratorHasAFormForBothSteps() throws Exception {
    String page = Browser.anonymous(jenkins).get("pipeline-syntax/").getContentAsString();

    assertThat(page).contains("dogdriverRun", "dogdriverVerdict");
  }
}
