package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.VerdictDetail;
import io.jenkins.plugins.dogdriver.jenkins.web.DogdriverJobAction;
import java.util.List;
import jenkins.management.Badge;
import jenkins.model.details.Detail;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The verdict where Jenkins has room for one word of it. */
public class BadgesTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  @Test
  public void aSlowerReleaseIsRed() throws Exception {
    FreeStyleBuild build = build();
    MeasuredReleases.slower("slower").madeBy(build);

    Badge badge = build.getAction(DogdriverRunsAction.class).getBadge();

    assertThat(badge.getText()).isEqualTo("slower");
    assertThat(badge.getSeverity()).isEqualTo("danger");
    assertThat(badge.getTooltip()).contains("6.1.0", "6.0.2");
  }

  @Test
  public void aFasterReleaseIsGreen() throws Exception {
    FreeStyleBuild build = build();
    MeasuredReleases.faster("faster").madeBy(build, MeasuredReleases.AFTER, 20);

    Badge badge = build.getAction(DogdriverRunsAction.class).getBadge();

    assertThat(badge.getText()).isEqualTo("faster");
    assertThat(badge.getSeverity()).isEqualTo("success");
  }

  @Test
  public void aReleaseWithNothingBeforeItHasNoBadge() throws Exception {
    FreeStyleBuild build = build();
    new MeasuredReleases("first").madeBy(build, "1", 20);

    assertThat(build.getAction(DogdriverRunsAction.class).getBadge()).isNull();
  }

  @Test
  public void aJobHasTheBadgeOfItsNewestBuildWithARun() throws Exception {
    FreeStyleProject job = jenkins.createFreeStyleProject();
    MeasuredReleases.slower("job").madeBy(jenkins.buildAndAssertSuccess(job));
    jenkins.buildAndAssertSuccess(job);

    Badge badge = job.getAction(DogdriverJobAction.class).getBadge();

    assertThat(badge.getText()).isEqualTo("slower");
  }

  @Test
  public void aVerdictIsAmongTheDetailsOfABuildOnce() throws Exception {
    FreeStyleBuild build = build();
    MeasuredReleases releases = MeasuredReleases.slower("twice");
    releases.madeBy(build);
    releases.madeBy(build);

    List<? extends Detail> details = details(build);

    assertThat(details)
        .singleElement()
        .satisfies(
            detail -> {
              assertThat(detail.getDisplayName()).isEqualTo("twice 6.1.0 slower");
              assertThat(detail.getLink()).isEqualTo("dogdriver-runs/");
            });
  }

  @Test
  public void aBuildWithoutARunHasNoDetail() throws Exception {
    assertThat(details(build())).isEmpty();
  }

  private static List<? extends Detail> details(Run<?, ?> build) {
    return new VerdictDetail.Factory().createFor(build);
  }

  private static FreeStyleBuild build() throws Exception {
    return jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
  }
}
