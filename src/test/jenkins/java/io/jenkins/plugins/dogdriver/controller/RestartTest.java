package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.testkit.StandIns;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsSessionRule;

/** Jenkins is restarted in the middle of a run. */
public class RestartTest {
  @Rule public final JenkinsSessionRule sessions = new JenkinsSessionRule();
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aRestartLosesNothing() throws Throwable {
    try (StandIns standIns = new StandIns(folder.newFolder().toPath())) {
      LoadTestedService service = standIns.service("restarted", new Release("1.0.0", 2));
      sessions.then(
          jenkins -> {
            StandInConfiguration.use(standIns);
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, "restarted");
            job.setDefinition(
                new CpsFlowDefinition(
                    "node { dogdriverRun project: 'restarted', molotovTest: 'middle' }", true));
            job.scheduleBuild2(0).waitForStart();
            Awaitility.await("the service has load")
                .atMost(Duration.ofMinutes(1))
                .until(() -> !service.service().requests().isEmpty());
          });

      sessions.then(
          jenkins -> {
            WorkflowRun build =
                jenkins.jenkins.getItemByFullName("restarted", WorkflowJob.class).getLastBuild();

            jenkins.assertBuildStatus(Result.SUCCESS, jenkins.waitForCompletion(build));

            RunRecord run = build.getAction(DogdriverRunsAction.class).getRuns().get(0);
            assertThat(run.getOutcome()).isEqualTo("passed");
            assertThat(run.getSuccesses()).isEqualTo(service.service().requests().size());
            assertThat(standIns.steps(service)).containsExactly("start", "stop");
          });
    }
  }
}
