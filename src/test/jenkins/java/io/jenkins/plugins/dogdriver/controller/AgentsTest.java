package io.jenkins.plugins.dogdriver.controller;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Label;
import hudson.model.Result;
import hudson.slaves.DumbSlave;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.DemoService.Release;
import io.jenkins.plugins.dogdriver.testkit.LoadTestedService;
import io.jenkins.plugins.dogdriver.testkit.StandIns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.InboundAgentRule;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.recipes.WithTimeout;

/** Load tests on agents, with real moloslave. */
public class AgentsTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Rule public final JenkinsRule jenkins = new JenkinsRule();
  @Rule public final InboundAgentRule inboundAgents = new InboundAgentRule();
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
  @WithTimeout(600)
  public void aRunIsFromTheAgentThatTheLabelChooses() throws Exception {
    DumbSlave agent = agent();
    standIns.service("labelled", new Release("1.0.0", 2));

    WorkflowRun build = jenkins.buildAndAssertSuccess(pipeline("dogdriverRun 'labelled'"));

    assertThat(theRun(build).getSource()).isEqualTo(agent.getNodeName());
  }

  @Test
  @WithTimeout(600)
  public void aRunSurvivesALostConnection() throws Exception {
    inboundAgents.createAgent(
        jenkins, InboundAgentRule.Options.newBuilder().name("far").label("load").build());
    LoadTestedService service = standIns.service("lost", new Release("1.0.0", 2));
    WorkflowRun build = start("dogdriverRun project: 'lost', molotovTest: 'middle'", service);

    inboundAgents.stop(jenkins, "far");
    jenkins.waitForMessage("The agent is out of reach", build);
    inboundAgents.start(jenkins, "far");

    jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(build));
    assertThat(theRun(build).getSuccesses()).isEqualTo(service.service().requests().size());
    assertThat(standIns.steps(service)).containsExactly("start", "stop");
  }

  @Test
  @WithTimeout(600)
  public void aBuildWhoseAgentIsRemovedCanBeAborted() throws Exception {
    DumbSlave agent = agent();
    LoadTestedService service = standIns.service("removed", new Release("1.0.0", 2));
    WorkflowRun build = start("dogdriverRun project: 'removed', molotovTest: 'middle'", service);

    jenkins.jenkins.removeNode(agent);
    build.doStop();

    WorkflowRun ended = jenkins.waitForCompletion(build);
    assertThat(ended.getResult()).isIn(Result.ABORTED, Result.FAILURE);
    assertThat(theRun(ended).getOutcome()).isIn("cancelled", "failed");
    assertThat(standIns.steps(service)).containsExactly("start", "stop");
  }

  @Test
  @WithTimeout(600)
  public void aLoadTestThatTakesTooLongIsEnded() throws Exception {
    agent();
    LoadTestedService service = standIns.service("long", new Release("1.0.0", 2));

    WorkflowRun build =
        jenkins.buildAndAssertStatus(
            Result.FAILURE,
            pipeline("dogdriverRun project: 'long', molotovTest: 'endless', timeout: '10s'"));

    assertThat(theRun(build).getOutcome()).isEqualTo("timed_out");
    assertThat(standIns.steps(service)).containsExactly("start", "stop");
  }

  @Test
  @WithTimeout(600)
  public void runsOfOneDeploymentFollowEachOther() throws Exception {
    agent();
    LoadTestedService service = standIns.service("shared", new Release("1.0.0", 2));

    WorkflowRun build =
        jenkins.buildAndAssertSuccess(
            pipeline(
                "parallel(a: { dogdriverRun 'shared' }, b: { dogdriverRun project: 'shared' })"));

    List<RunRecord> runs = build.getAction(DogdriverRunsAction.class).getRuns();
    assertThat(runs).hasSize(2).extracting(RunRecord::getOutcome).containsOnly("passed");
    assertThat(runs.get(1).getStart()).isGreaterThanOrEqualTo(runs.get(0).getEnd());
    assertThat(standIns.steps(service)).containsExactly("start", "stop", "start", "stop");
    jenkins.assertLogContains("Another run is using the deployment stage of shared", build);
  }

  @Test
  @WithTimeout(600)
  public void noFileAndNoLogOfTheJobHasAKey() throws Exception {
    agent();
    standIns.service("quiet", new Release("1.0.0", 2));

    WorkflowRun build = jenkins.buildAndAssertSuccess(pipeline("dogdriverRun 'quiet'"));

    for (String key : List.of(DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY)) {
      jenkins.assertLogNotContains(key, build);
      assertThat(filesWith(key, jenkins.jenkins.getRootDir().toPath())).isEmpty();
    }
  }

  private static List<Path> filesWith(String text, Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains("/plugins/"))
          .filter(file -> read(file).contains(text))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // Gone meanwhile.
      return "";
    }
  }

  private DumbSlave agent() throws Exception {
    return jenkins.createOnlineSlave(Label.get("load"));
  }

  private WorkflowJob pipeline(String steps) throws Exception {
    WorkflowJob job = jenkins.createProject(WorkflowJob.class);
    job.setDefinition(new CpsFlowDefinition("node('load') { " + steps + " }", true));
    return job;
  }

  private WorkflowRun start(String steps, LoadTestedService service) throws Exception {
    WorkflowRun build = pipeline(steps).scheduleBuild2(0).waitForStart();
    Awaitility.await("the service has load")
        .atMost(PATIENCE)
        .until(() -> !service.service().requests().isEmpty());
    return build;
  }

  private static RunRecord theRun(WorkflowRun build) {
    return build.getAction(DogdriverRunsAction.class).getRuns().get(0);
  }
}
