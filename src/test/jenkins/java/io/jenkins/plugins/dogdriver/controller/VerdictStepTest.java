package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What {@code dogdriverVerdict} makes of a build. */
public class VerdictStepTest {
  @ClassRule public static final JenkinsRule jenkins = new JenkinsRule();

  @BeforeClass
  public static void measure() {
    MeasuredReleases.slower("slow");
    MeasuredReleases.faster("fast");
  }

  @Test
  public void aSlowerReleaseMakesTheBuildUnstable() throws Exception {
    WorkflowRun build = build(Result.UNSTABLE, "dogdriverVerdict project: 'slow', failOn: 'worse'");

    jenkins.assertLogContains("The verdict on the release 6.1.0 is slower", build);
  }

  @Test
  public void aSlowerReleaseFailsTheBuildWhereThatIsChosen() throws Exception {
    WorkflowRun build =
        build(
            Result.FAILURE,
            "dogdriverVerdict project: 'slow', failOn: 'worse', worseResult: 'FAILURE'");

    jenkins.assertLogContains("ERROR: The verdict on the release 6.1.0 is slower", build);
    jenkins.assertLogNotContains("\tat ", build);
  }

  @Test
  public void aSlowerReleaseIsAcceptedWhereNothingElseIsChosen() throws Exception {
    build(Result.SUCCESS, "dogdriverVerdict project: 'slow'");
  }

  @Test
  public void aFasterReleaseIsAccepted() throws Exception {
    build(Result.SUCCESS, "dogdriverVerdict project: 'fast', failOn: 'worse'");
  }

  @Test
  public void theVerdictIsReturnedToTheScript() throws Exception {
    WorkflowRun build =
        build(
            Result.SUCCESS,
            "def trend = dogdriverVerdict project: 'slow'; echo \"it is ${trend.verdict}\"");

    jenkins.assertLogContains("it is slower", build);
  }

  @Test
  public void itNeedsNoExecutor() throws Exception {
    jenkins.jenkins.setNumExecutors(0);
    try {
      build(Result.SUCCESS, "dogdriverVerdict project: 'fast'");
    } finally {
      jenkins.jenkins.setNumExecutors(2);
    }
  }

  @Test
  public void aBuildWithoutARunHasNothingToJudge() throws Exception {
    WorkflowRun build = build(Result.FAILURE, "dogdriverVerdict()");

    jenkins.assertLogContains("ERROR: This build has run no load test", build);
    jenkins.assertLogNotContains("\tat ", build);
  }

  @Test
  public void aTimeOutOfNothingIsRefused() throws Exception {
    WorkflowRun build = build(Result.FAILURE, "dogdriverVerdict project: 'slow', timeout: '0s'");

    jenkins.assertLogContains("The time-out of the wait for a verdict is 0", build);
  }

  @Test
  public void anUnknownVerdictIsRefused() throws Exception {
    WorkflowRun build = build(Result.FAILURE, "dogdriverVerdict project: 'slow', failOn: 'always'");

    assertThat(JenkinsRule.getLog(build)).contains("always");
  }

  private static WorkflowRun build(Result result, String script) throws Exception {
    WorkflowJob job = jenkins.createProject(WorkflowJob.class);
    job.setDefinition(new CpsFlowDefinition(script, true));
    return jenkins.buildAndAssertStatus(result, job);
  }
}
