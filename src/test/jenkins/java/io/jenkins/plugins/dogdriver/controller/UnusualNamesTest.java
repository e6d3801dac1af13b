package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Projects and releases with names that a page must not take for something else. */
public class UnusualNamesTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static final String PROJECT = "Firefox Screenshots";
  private static final String RELEASE = "<script>alert(1)</script>";

  private static FreeStyleProject job;
  private static FreeStyleBuild build;

  @BeforeClass
  public static void measure() throws Exception {
    Permissions.secure(jenkins);
    job = jenkins.createFreeStyleProject("load");
    build = jenkins.buildAndAssertSuccess(job);
    MeasuredReleases releases = new MeasuredReleases(PROJECT).release("1", 20).release(RELEASE, 30);
    releases.madeBy(build, RELEASE, 30);
  }

  @Test
  public void aProjectWithASpaceHasItsPage() throws Exception {
    Browser browser = Browser.of(jenkins, Permissions.ADMIN);

    assertThat(browser.textWithParts("dogdriver/project?project=Firefox%20Screenshots"))
        .contains("dogDriver: Firefox Screenshots", "slower");
    assertThat(browser.textWithParts(job.getUrl() + "dogdriver-trend/")).contains("slower");
    assertThat(
            browser.status(
                "dogdriver/trends/chart?project=Firefox+Screenshots&metric=ART&theme=light"))
        .isEqualTo(200);
  }

  @Test
  public void theNameOfAReleaseIsNoScriptOnAnyPage() throws Exception {
    Browser classic = Browser.of(jenkins, Permissions.ADMIN);
    Browser changed = Browser.of(jenkins, Permissions.READER).withNewPages();

    for (Browser browser : List.of(classic, changed)) {
      for (String address :
          List.of(
              build.getUrl(),
              build.getUrl() + "dogdriver-runs/",
              job.getUrl(),
              job.getUrl() + "dogdriver-trend/",
              "dogdriver/",
              "dogdriver/projects",
              "dogdriver/project?project=Firefox%20Screenshots",
              "dogdriver/trends/box?project=Firefox%20Screenshots",
              "dogdriver/trends/page?project=Firefox%20Screenshots")) {
        assertThat(browser.get(address).getContentAsString())
            .as(address)
            .doesNotContain("<script>alert");
      }
    }
  }

  @Test
  public void theNameOfAReleaseIsReadAsItIs() throws Exception {
    assertThat(
            Browser.of(jenkins, Permissions.ADMIN)
                .page(build.getUrl() + "dogdriver-runs/")
                .querySelector(".dogdriver-run__title")
                .asNormalizedText())
        .contains(RELEASE);
  }

  @Test
  public void theNameInAnAddressIsNoScript() throws Exception {
    Browser browser = Browser.of(jenkins, Permissions.ADMIN);
    String project = "%3Cscript%3Ealert(1)%3C/script%3E";

    assertThat(browser.get("dogdriver/project?project=" + project).getContentAsString())
        .doesNotContain("<script>alert");
    assertThat(browser.get("dogdriver/trends/page?project=" + project).getContentAsString())
        .doesNotContain("<script>alert");
  }
}
