package io.jenkins.plugins.dogdriver.jenkins.record;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import java.io.IOException;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** The way from a run back to the build that has it. */
public class BuildLinkTest {
  /** SHA-256 of the identity of the controller begins with ca978112. */
  private static final String BY = "jenkins@ca978112:team/load test#12";

  private static final String ID = aRun().build().id();

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private Run<?, ?> build;

  @Before
  public void start() throws IOException {
    build = buildWithTheRun(jenkins.job("team/load test"));
  }

  @Test
  public void aRunNamesItsControllerAndItsBuild() {
    assertThat(BuildLink.of(build)).isEqualTo(BY);
  }

  @Test
  public void aRunLeadsBackToItsBuild() {
    assertThat(BuildLink.build(ID, BY).orElseThrow()).isSameAs(build);
    assertThat(BuildLink.build(ID, "jenkins@ca978112:team/load test#13")).isEmpty();
  }

  @Test
  public void aRunOfAnEarlierVersionLeadsBackToItsBuild() {
    assertThat(BuildLink.build(ID, "jenkins:team/load test#12").orElseThrow()).isSameAs(build);
    assertThat(BuildLink.build(ID, "jenkins:team/load test#13")).isEmpty();
  }

  @Test
  public void aRunFromElsewhereLeadsNowhere() {
    assertThat(BuildLink.build(ID, "")).isEmpty();
    assertThat(BuildLink.build(ID, "a user of the command line")).isEmpty();
    assertThat(BuildLink.build(ID, "jenkins:nothing that Jenkins would write")).isEmpty();
  }

  @Test
  public void aBuildThatDoesNotHaveTheRunIsNotItsBuild() {
    assertThat(BuildLink.build("another", BY)).isEmpty();
  }

  @Test
  public void anotherControllerDoesNotTakeTheBuildForItsOwn() {
    jenkins.setInstance("b");

    assertThat(BuildLink.build(ID, BY)).isEmpty();
    assertThat(BuildLink.of(build)).isEqualTo("jenkins@3e23e816:team/load test#12");
  }

  @Test
  public void aRunLeadsToItsBuildWhereverTheJobWasMoved() throws IOException {
    jenkins.move("team", "archive/team");
    jenkins.move("archive/team/load test", "archive/team/load");

    assertThat(BuildLink.build(ID, BY).orElseThrow()).isSameAs(build);
  }

  @Test
  public void theFormerNamesOutliveTheController() throws IOException {
    jenkins.move("team", "archive");
    jenkins.extension(JobNames.class, new JobNames());

    assertThat(BuildLink.build(ID, BY).orElseThrow()).isSameAs(build);
  }

  @Test
  public void aNewJobOfTheSameNameAndNumberIsNotTakenForTheOldOne() throws IOException {
    jenkins.move("team/load test", "team/old");
    Run<?, ?> other = jenkins.build(jenkins.job("team/load test"), 12);
    DogdriverRunsAction.add(other, new RunRecord(aRun().build().started(), List.of(), "", ""));

    assertThat(BuildLink.build(ID, BY).orElseThrow()).isSameAs(build);
    jenkins.delete(build);
    assertThat(BuildLink.build(ID, BY)).isEmpty();
  }

  private Run<?, ?> buildWithTheRun(Job<?, ?> job) throws IOException {
    Run<?, ?> made = jenkins.build(job, 12);
    DogdriverRunsAction.add(
        made, new RunRecord(aRun().id(ID).build().started(), List.of(), "", ""));
    return made;
  }
}
