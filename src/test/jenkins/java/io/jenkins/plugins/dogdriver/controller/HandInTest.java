package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.htmlunit.WebResponse;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs that were made elsewhere and are submitted to the API. */
public class HandInTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  private static final String JSON = "application/json";

  @BeforeClass
  public static void secure() {
    Permissions.secure(jenkins);
  }

  @Test
  public void aSubmittedRunIsPartOfTheTrend() throws Exception {
    WebResponse answer = submit(Permissions.SUBMITTER, run("elsewhere", ""));

    assertThat(answer.getStatusCode()).as(answer.getContentAsString()).isEqualTo(201);
    assertThat(get("runs?project=elsewhere&metric=ART")).contains("21.5");
    assertThat(get("trend?project=elsewhere")).contains("\"project\":\"elsewhere\"", "\"7\"");
  }

  @Test
  public void aRunIsTakenOnce() throws Exception {
    String run = run("once", "");

    WebResponse first = submit(Permissions.SUBMITTER, run);
    WebResponse again = submit(Permissions.SUBMITTER, run);

    assertThat(first.getStatusCode()).isEqualTo(201);
    assertThat(again.getStatusCode()).isEqualTo(200);
    assertThat(get("runs?project=once&metric=ART").split("21.5", -1)).hasSize(2);
  }

  @Test
  public void administratorsMaySubmit() throws Exception {
    assertThat(submit(Permissions.ADMIN, run("administrator", "")).getStatusCode()).isEqualTo(201);
  }

  @Test
  public void whoHasNotThePermissionMayNotSubmit() throws Exception {
    WebResponse answer = submit(Permissions.READER, run("reader", ""));

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(answer.getContentAsString()).contains("dogDriver/HandIn");
    assertThat(get("projects")).doesNotContain("\"reader\"");
  }

  @Test
  public void anonymousVisitorsMayNotSubmit() throws Exception {
    WebResponse answer =
        Browser.anonymous(jenkins).post("dogdriver/api/runs", JSON, run("anonymous", ""));

    assertThat(answer.getStatusCode()).isEqualTo(403);
    assertThat(get("projects")).doesNotContain("\"anonymous\"");
  }

  @Test
  public void whatIsNoRunIsRefusedInASentence() throws Exception {
    for (String body : new String[] {"", "{", "[]", "{\"project\": \"x\"}"}) {
      WebResponse answer = submit(Permissions.SUBMITTER, body);

      assertThat(answer.getStatusCode()).as(body).isEqualTo(400);
      assertThat(answer.getContentAsString())
          .as(body)
          .contains("\"error\"")
          .doesNotContain("\tat ");
    }
  }

  @Test
  public void aFormIsRefused() throws Exception {
    WebResponse answer = Browser.of(jenkins, Permissions.SUBMITTER).post("dogdriver/api/runs");

    assertThat(answer.getStatusCode()).isEqualTo(400);
    assertThat(answer.getContentAsString()).contains(JSON);
  }

  @Test
  public void aSubmittedRunLeadsToNoBuildThatItClaims() throws Exception {
    FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());

    submit(
        Permissions.SUBMITTER, run("claimed", "\"runBy\": \"%s\",".formatted(BuildLink.of(build))));

    String page =
        Browser.of(jenkins, Permissions.READER)
            .get("dogdriver/trends/page?project=claimed")
            .getContentAsString();
    assertThat(page).contains("claimed").doesNotContain("/dogdriver/build?run=");
  }

  private static WebResponse submit(String user, String body) throws IOException {
    return Browser.of(jenkins, user).post("dogdriver/api/runs", JSON, body);
  }

  private static String get(String what) throws IOException {
    return Browser.of(jenkins, Permissions.READER)
        .get("dogdriver/api/" + what)
        .getContentAsString();
  }

  /** Of the last minute, with its metric values. */
  private static String run(String project, String more) {
    long end = Instant.now().getEpochSecond() - 5;
    return """
        {%s "id": "%s", "project": "%s", "deployment": "stage", "source": "elsewhere",
         "version": "7", "start": %d, "end": %d, "figures": {"ART": {"value": 21.5}}}
        """
        .formatted(more, UUID.randomUUID(), project, end - 60, end);
  }
}
