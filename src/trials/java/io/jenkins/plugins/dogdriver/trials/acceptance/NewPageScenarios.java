package io.jenkins.plugins.dogdriver.trials.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.AfterClass;
import org.junit.Before;
import org.junit.Test;

/** The pages of builds and jobs as Jenkins will have them, with its experimental flags on. */
public class NewPageScenarios extends PageTrial {
  private static final String LEGACY =
      "[...document.querySelectorAll('.jenkins-card')]"
          + ".filter(c => c.querySelector('.jenkins-card__title').innerText.includes('Legacy'))"
          + ".map(c => c.innerText).join()";
  private static final String TAB =
      "[...document.querySelectorAll('.app-build-tabs a')].find(a => a.innerText.includes('dogDriver'))";

  private static World last;

  public NewPageScenarios(World world) {
    super(world);
    last = world;
  }

  @Before
  public void turnOn() {
    flags(world, "['new-build-page.flag': 'true', 'new-job-page.flag': 'true']");
  }

  @AfterClass
  public static void turnOff() {
    flags(last, "[:]");
  }

  private static void flags(World world, String flags) {
    world
        .console()
        .run(
            "hudson.model.User.current().addProperty(new"
                + " jenkins.model.experimentalflags.UserExperimentalFlagsProperty("
                + flags
                + "))");
  }

  @Test
  public void theNewOverviewOfABuildHasACardADetailAndATabWithTheVerdict() throws Exception {
    TestBuild build = world.mainJob().made().last();

    look(build.path(), "new-build");

    assertThat(tab.value("document.querySelector('.jenkins-details').innerText").asText())
        .contains("kintowe 1.1.0 slower");
    assertThat(tab.value("document.querySelectorAll('.dogdriver-run').length").asInt()).isOne();
    assertHasNothingInLegacy();
    assertHasTab();
  }

  @Test
  public void theNewPageOfABuildKeepsBarAndTabs() throws Exception {
    String path = world.mainJob().made().last().path() + "dogdriver-runs/";

    look(path, "new-build-dogdriver");

    assertThat(tab.value("document.querySelectorAll('h1').length").asInt()).isOne();
    assertThat(tab.text()).contains("kintowe 1.1.0", "slower");
    assertHasTab();
    lookNarrow(path, "new-build-dogdriver");
  }

  @Test
  public void theNewOverviewOfAJobLeavesTheTrendToItsTab() throws Exception {
    look(world.mainJob().made().job().path(), "new-job");

    assertHasNothingInLegacy();
    assertHasTab();
  }

  @Test
  public void theNewPageOfAJobKeepsBarAndTabs() throws Exception {
    String path = world.mainJob().made().job().path() + "dogdriver-trend/";

    look(path, "new-job-dogdriver");

    assertHasCharts();
    assertThat(tab.value("document.querySelectorAll('h1').length").asInt()).isOne();
    assertHasTab();
    lookNarrow(path, "new-job-dogdriver");
  }

  private void assertHasNothingInLegacy() {
    assertThat(tab.value(LEGACY).asText()).doesNotContain("dogDriver");
  }

  private void assertHasTab() {
    assertThat(tab.value(TAB + ".innerText").asText()).contains("dogDriver", "slower");
    assertThat(tab.value(TAB + ".querySelector('.jenkins-badge').className").asText())
        .contains("danger");
  }
}
