package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Who may see what. */
public class ReadPermissionTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static FreeStyleProject job;
  private static FreeStyleBuild build;
  private static RunRecord run;

  @BeforeClass
  public static void build() throws Exception {
    Permissions.secure(jenkins);
    job = jenkins.createFreeStyleProject("secret");
    build = jenkins.buildAndAssertSuccess(job);
    run = MeasuredReleases.slower("kintowe").madeBy(build);
  }

  @Test
  public void whoMaySeeTheJobSeesItsPagesAndPictures() throws Exception {
    for (String user : List.of(Permissions.READER, Permissions.ADMIN)) {
      for (String address : ofTheJob()) {
        assertThat(status(user, address)).as(user + " " + address).isEqualTo(200);
      }
    }
  }

  @Test
  public void whoMayNotSeeTheJobDoesNotLearnThatThereIsOne() throws Exception {
    for (String address : ofTheJob()) {
      assertThat(status(Permissions.VISITOR, address)).as(address).isEqualTo(404);
    }
  }

  @Test
  public void anonymousVisitorsSeeNothing() throws Exception {
    Browser anonymous = Browser.anonymous(jenkins);

    for (String address : ofTheJob()) {
      assertThat(anonymous.status(address)).as(address).isIn(403, 404);
    }
    for (String address : ofJenkins()) {
      assertThat(anonymous.status(address)).as(address).isEqualTo(403);
    }
  }

  @Test
  public void whoMaySeeJenkinsSeesItsProjects() throws Exception {
    for (String user : List.of(Permissions.VISITOR, Permissions.READER, Permissions.ADMIN)) {
      for (String address : ofJenkins()) {
        assertThat(status(user, address)).as(user + " " + address).isEqualTo(200);
      }
    }
  }

  @Test
  public void aRunLeadsToItsBuild() throws Exception {
    assertThat(status(Permissions.READER, toBuild(run.getId()))).isEqualTo(200);
  }

  @Test
  public void aRunLeadsNobodyToABuildThatTheyMayNotSee() throws Exception {
    assertThat(status(Permissions.VISITOR, toBuild(run.getId()))).isEqualTo(404);
  }

  @Test
  public void aRunLeadsToNoBuildThatHasNotMadeIt() throws Exception {
    assertThat(status(Permissions.ADMIN, toBuild("another"))).isEqualTo(404);
  }

  @Test
  public void aPageOfAProjectHasNoWayToBuildsThatMayNotBeSeen() throws Exception {
    String page = "dogdriver/trends/page?project=kintowe";

    assertThat(text(Permissions.READER, page)).contains("/dogdriver/build?run=");
    assertThat(text(Permissions.VISITOR, page)).doesNotContain("/dogdriver/build?run=", "secret");
  }

  @Test
  public void theTrendsOfAJobAreThoseOfItsOwnProjects() throws Exception {
    MeasuredReleases.slower("absearch");

    String address = job.getUrl() + "dogdriver-trend/trends/page?project=absearch";

    assertThat(status(Permissions.ADMIN, address)).isEqualTo(404);
  }

  private static List<String> ofTheJob() {
    String trend = job.getUrl() + "dogdriver-trend/";
    return List.of(
        trend,
        trend + "trends/box?project=kintowe",
        trend + "trends/page?project=kintowe",
        trend + "trends/chart?project=kintowe&metric=ART&theme=light",
        trend + "trends/history?project=kintowe&metric=ART&theme=dark",
        build.getUrl() + "dogdriver-runs/",
        build.getUrl() + "dogdriver-runs/api/json");
  }

  private static List<String> ofJenkins() {
    return List.of(
        "dogdriver/",
        "dogdriver/projects",
        "dogdriver/project?project=kintowe",
        "dogdriver/trends/page?project=kintowe",
        "dogdriver/trends/chart?project=kintowe&metric=ART&theme=light",
        "dogdriver/api/",
        "dogdriver/api/projects",
        "dogdriver/api/trend?project=kintowe",
        "dogdriver/api/runs?project=kintowe&metric=ART");
  }

  private static String toBuild(String id) {
    return "dogdriver/build?run=%s&by=%s"
        .formatted(id, URLEncoder.encode(BuildLink.of(build), StandardCharsets.UTF_8));
  }

  private static int status(String user, String address) throws Exception {
    return Browser.of(jenkins, user).status(address);
  }

  private static String text(String user, String address) throws Exception {
    return Browser.of(jenkins, user).get(address).getContentAsString();
  }
}
