package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The pages of builds and jobs as Jenkins will show them, with its experimental flags on. */
public class NewPagesTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static FreeStyleProject job;
  private static FreeStyleBuild build;
  private static Browser browser;

  @BeforeClass
  public static void build() throws Exception {
    Permissions.secure(jenkins);
    browser = Browser.of(jenkins, Permissions.ADMIN).withNewPages();
    job = jenkins.createFreeStyleProject("load");
    build = jenkins.buildAndAssertSuccess(job);
    MeasuredReleases.slower("kintowe").madeBy(build);
  }

  @Test
  public void theOverviewOfABuildHasACardWithItsRunOnce() throws Exception {
    HtmlPage page = browser.page(build.getUrl());

    assertThat(page.querySelectorAll(".dogdriver-run")).hasSize(1);
    assertThat(page.querySelector(".jenkins-card .dogdriver-run").asNormalizedText())
        .contains("kintowe 6.1.0", "slower");
  }

  @Test
  public void theDetailsOfABuildHaveTheVerdict() throws Exception {
    HtmlPage page = browser.page(build.getUrl());

    assertThat(page.querySelector(".jenkins-details").asNormalizedText())
        .contains("kintowe 6.1.0 slower");
  }

  @Test
  public void theTabOfABuildHasTheVerdictInRed() throws Exception {
    assertHasRedTab(browser.page(build.getUrl()));
  }

  @Test
  public void thePageOfTheRunsKeepsTheTabsAndHasOneHeading() throws Exception {
    HtmlPage page = browser.page(build.getUrl() + "dogdriver-runs/");

    assertHasRedTab(page);
    assertThat(page.querySelectorAll("h1")).hasSize(1);
    assertThat(page.querySelector("h2").asNormalizedText()).isEqualTo("dogDriver");
    assertThat(page.querySelectorAll(".dogdriver-run")).hasSize(1);
  }

  @Test
  public void theOverviewOfAJobLeavesTheTrendToItsTab() throws Exception {
    HtmlPage page = browser.page(job.getUrl());

    assertThat(page.querySelectorAll(".dogdriver-later")).isEmpty();
    assertHasRedTab(page);
  }

  @Test
  public void thePageOfTheTrendKeepsTheTabsAndHasOneHeading() throws Exception {
    HtmlPage page = browser.page(job.getUrl() + "dogdriver-trend/");
    String text = browser.textWithParts(job.getUrl() + "dogdriver-trend/");

    assertHasRedTab(page);
    assertThat(page.querySelectorAll("h1")).hasSize(1);
    assertThat(text).contains("dogDriver: kintowe", "slower", "dogdriver-chart");
  }

  private static void assertHasRedTab(HtmlPage page) {
    DomNode tab =
        page.querySelectorAll(".app-build-tabs a").stream()
            .filter(link -> link.asNormalizedText().contains("dogDriver"))
            .findFirst()
            .orElseThrow();
    assertThat(tab.asNormalizedText()).contains("slower");
    assertThat(tab.<DomNode>querySelector(".jenkins-badge").getAttributes().getNamedItem("class"))
        .asString()
        .contains("danger");
  }
}
