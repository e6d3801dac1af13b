package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.settings.DogdriverConfiguration;
import io.jenkins.plugins.dogdriver.jenkins.settings.S3Store;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverBuilder;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverStep;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.recipes.LocalData;

/** Files that earlier versions wrote. */
public class OldConfigurationTest {
  @Rule public final JenkinsRule jenkins = new JenkinsRule();

  @Test
  @LocalData
  public void anOldConfigurationKeepsItsValuesAndGetsTheDefaultsOfNewOnes() throws Exception {
    DogdriverConfiguration configuration = DogdriverConfiguration.get();

    assertThat(configuration.getSite()).isEqualTo("us5.datadoghq.com");
    assertThat(configuration.getAgeMinutes()).isEqualTo(7);
    assertThat(configuration.isVerdictEvents()).isTrue();
    assertThat(configuration.getReference().getOldestDays()).isPositive();
    assertThat(configuration.getMetrics()).hasSize(3);
    assertThat(configuration.getStore())
        .isInstanceOfSatisfying(
            S3Store.class,
            store -> {
              assertThat(store.getBucket()).isEqualTo("runs");
              assertThat(store.getSse()).isEmpty();
              assertThat(store.isRequesterPays()).isFalse();
            });
  }

  @Test
  @LocalData
  public void anOldJobKeepsItsStepAndMakesOneRun() throws Exception {
    DogdriverBuilder builder = job().getBuildersList().get(DogdriverBuilder.class);

    DogdriverStep step = builder.getStep();

    assertThat(builder.isWaitForVerdict()).isFalse();
    assertThat(builder.getVerdictTimeout()).isEqualTo("1h");
    assertThat(step.getDeployment()).isEqualTo("prod");
    assertThat(step.getFailOn()).isEqualTo("worse");
    assertThat(step.getWorseResult()).isEqualTo("FAILURE");
    assertThat(step.getRuns()).isEqualTo(1);
    assertThat(step.getUntil()).isEqualTo("all");
    assertThat(step.getEnvironment()).isEmpty();
  }

  @Test
  @LocalData
  public void theFormOfAnOldJobCanBeSaved() throws Exception {
    jenkins.configRoundtrip(job());

    DogdriverStep step = job().getBuildersList().get(DogdriverBuilder.class).getStep();
    assertThat(step.getProject()).isEqualTo("kintowe");
    assertThat(step.getTimeout()).isEqualTo("30m");
    assertThat(step.getRuns()).isEqualTo(1);
  }

  @Test
  @LocalData
  public void anOldBuildHasItsRun() throws Exception {
    FreeStyleBuild build = job().getBuildByNumber(1);

    assertThat(build.getAction(DogdriverRunsAction.class).getRuns())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.getVersion()).isEqualTo("6.1.0");
              assertThat(run.getSuccesses()).isEqualTo(8911);
              assertThat(run.getFigures()).containsEntry("ART", 21.4);
              assertThat(run.getTone()).isEqualTo("slower");
              assertThat(run.getPosition()).isEmpty();
            });
    assertThat(Browser.anonymous(jenkins).page(build.getUrl()).asNormalizedText())
        .contains("kintowe 6.1.0 is 9–14% slower than 6.0.2");
  }

  private FreeStyleProject job() {
    return jenkins.jenkins.getItemByFullName("load", FreeStyleProject.class);
  }
}
