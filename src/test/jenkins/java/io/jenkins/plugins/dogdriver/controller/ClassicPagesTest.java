package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import org.htmlunit.html.HtmlPage;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The pages of builds, jobs and projects as Jenkins shows them today. */
public class ClassicPagesTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static FreeStyleProject job;
  private static FreeStyleBuild build;
  private static Browser browser;

  @BeforeClass
  public static void build() throws Exception {
    Permissions.secure(jenkins);
    browser = Browser.of(jenkins, Permissions.ADMIN);
    job = jenkins.createFreeStyleProject("load");
    build = jenkins.buildAndAssertSuccess(job);
    MeasuredReleases.slower("kintowe").madeBy(build);
  }

  @Test
  public void thePageOfABuildHasItsRunAndTheVerdict() throws Exception {
    HtmlPage page = browser.page(build.getUrl());

    assertThat(page.querySelectorAll(".dogdriver-run")).hasSize(1);
    assertThat(page.querySelector(".dogdriver-run").asNormalizedText())
        .contains("kintowe 6.1.0", "slower", "30");
    assertThat(page.querySelector("#side-panel, #tasks").asNormalizedText()).contains("dogDriver");
  }

  @Test
  public void theRunsOfABuildHaveAPageOfTheirOwn() throws Exception {
    HtmlPage page = browser.page(build.getUrl() + "dogdriver-runs/");

    assertThat(page.querySelector("h1").asNormalizedText()).isEqualTo("dogDriver");
    assertThat(page.querySelector(".dogdriver-verdict").asNormalizedText())
        .contains("slower", "6.1.0", "6.0.2");
  }

  @Test
  public void thePageOfAJobHasTheTrendOfWhatItMeasures() throws Exception {
    String text = browser.textWithParts(job.getUrl());

    assertThat(text).contains("kintowe", "6.1.0", "slower", "dogdriver-chart");
  }

  @Test
  public void theTrendOfAJobHasAPageOfItsOwn() throws Exception {
    HtmlPage page = browser.page(job.getUrl() + "dogdriver-trend/");
    String text = browser.textWithParts(job.getUrl() + "dogdriver-trend/");

    assertThat(page.querySelector("h1").asNormalizedText()).isEqualTo("dogDriver: kintowe");
    assertThat(text).contains("slower", "6.0.2");
  }

  @Test
  public void thePointsOfATrendLeadToTheBuildsThatMadeThem() throws Exception {
    String text = browser.textWithParts(job.getUrl() + "dogdriver-trend/");

    assertThat(text).contains("/dogdriver/build?run=");
  }

  @Test
  public void theDashboardListsEachProjectWithItsVerdict() throws Exception {
    MeasuredReleases.faster("absearch");

    String text = browser.textWithParts("dogdriver/");

    assertThat(text).contains("kintowe", "slower", "absearch", "faster");
  }

  @Test
  public void aProjectOfTheDashboardHasAPage() throws Exception {
    String text = browser.textWithParts("dogdriver/project?project=kintowe");

    assertThat(text).contains("dogDriver: kintowe", "slower", "6.1.0");
  }

  @Test
  public void thePageOfNoProjectSaysWhatIsMissing() throws Exception {
    assertThat(browser.status("dogdriver/project")).isEqualTo(400);
    assertThat(browser.page("dogdriver/project").querySelectorAll(".dogdriver-later")).isEmpty();
  }

  @Test
  public void aJobWithoutARunHasNoTrend() throws Exception {
    FreeStyleProject other = jenkins.createFreeStyleProject("other");
    jenkins.buildAndAssertSuccess(other);

    assertThat(browser.page(other.getUrl()).querySelectorAll(".dogdriver-later")).isEmpty();
    assertThat(browser.status(other.getUrl() + "dogdriver-trend/")).isEqualTo(404);
  }
}
