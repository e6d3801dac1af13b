package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.ExtensionList;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.collect.CollectorWork;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverBuilder;
import io.jenkins.plugins.dogdriver.jenkins.step.DogdriverStep;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.testkit.StandIns;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** Builds that run a load test with real moloslave. */
public class BuildsTest {
  @Rule public final JenkinsRule jenkins = new JenkinsRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private StandIns standIns;

  @Before
  public void start() throws Exception {
    standIns = new StandIns(folder.newFolder().toPath());
    StandInConfiguration.use(standIns);
  }

  @After
  public void stop() {
    standIns.close();
  }

  @Test
  public void aPipelineRunsALoadTestAndItsFiguresAreCollected() throws Exception {
    standIns.service("kintowe", new Release("1.0.0", 2));

    WorkflowRun build =
        jenkins.buildAndAssertSuccess(
            pipeline("def run = dogdriverRun project: 'kintowe'; echo \"it was ${run.outcome}\""));

    jenkins.assertLogContains("it was passed", build);
    RunRecord run = theRun(build);
    assertThat(run.getVersion()).isEqualTo("1.0.0");
    assertThat(run.getSuccesses()).isPositive();
    Awaitility.await("the metric values are collected")
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              ExtensionList.lookupSingleton(CollectorWork.class).doRun();
              assertThat(run.state()).as(run.getDetail()).isEqualTo(RunState.COLLECTED);
            });
    assertThat(run.getFigures()).containsOnlyKeys("CPU", "RPS", "ART");
  }

  @Test
  public void anAbortedBuildRecordsACancelledRunAndItsStop() throws Exception {
    LoadTestedService service = standIns.service("aborted", new Release("1.0.0", 2));
    WorkflowRun build =
        pipeline("dogdriverRun project: 'aborted', molotovTest: 'endless'")
            .scheduleBuild2(0)
            .waitForStart();
    awaitLoad(service);

    build.doStop();

    jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
    assertThat(theRun(build).getOutcome()).isEqualTo("cancelled");
    assertThat(standIns.steps(service)).containsExactly("start", "stop");
  }

  @Test
  public void anUnknownProjectIsOneSentence() throws Exception {
    WorkflowRun build =
        jenkins.buildAndAssertStatus(Result.FAILURE, pipeline("dogdriverRun 'nobody'"));

    jenkins.assertLogContains("ERROR: ", build);
    jenkins.assertLogContains("'nobody'", build);
    jenkins.assertLogNotContains("\tat ", build);
  }

  @Test
  public void aFreestyleJobRunsALoadTest() throws Exception {
    standIns.service("freestyle", new Release("1.0.0", 2));
    FreeStyleProject job = jenkins.createFreeStyleProject();
    job.getBuildersList().add(new DogdriverBuilder(new DogdriverStep("freestyle")));

    Run<?, ?> build = jenkins.buildAndAssertSuccess(job);

    assertThat(theRun(build).getOutcome()).isEqualTo("passed");
  }

  private WorkflowJob pipeline(String steps) throws Exception {
    WorkflowJob job = jenkins.createProject(WorkflowJob.class);
    job.setDefinition(new CpsFlowDefinition("node { " + steps + " }", true));
    return job;
  }

  private static RunRecord theRun(Run<?, ?> build) {
    return build.getAction(DogdriverRunsAction.class).getRuns().get(0);
  }

  private static void awaitLoad(LoadTestedService service) {
    Awaitility.await("the service has load")
        .atMost(Duration.ofMinutes(1))
        .until(() -> !service.service().requests().isEmpty());
  }
}
