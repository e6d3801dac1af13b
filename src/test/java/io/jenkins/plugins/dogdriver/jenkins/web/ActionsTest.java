package io.jenkins.plugins.dogdriver.jenkins.web;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.FakeWeb;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.jenkins.web.DogdriverJobAction.Series;
import io.jenkins.plugins.dogdriver.report.IndexView;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.kohsuke.stapler.StaplerRequest2;
import org.springframework.security.access.AccessDeniedException;

/** The pages of all projects and of a job: who sees them, and which parts they ask for. */
public class ActionsTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final DogdriverRootAction root = new DogdriverRootAction();
  private final DogdriverJobActionFactory jobActions = new DogdriverJobActionFactory();
  private final StaplerRequest2 request = FakeWeb.request();
  private Job<?, ?> job;

  @Before
  public void start() throws IOException {
    job = jenkins.job("team/kintowe");
    jenkins.signIn("reader", Jenkins.READ, Item.READ);
  }

  @Test
  public void everyProjectIsForThoseWhoMayReadJenkins() {
    assertThat(root.getTarget()).isSameAs(root);

    jenkins.signIn("nobody");
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(root::getTarget);
  }

  @Test
  public void theListLeadsToThePageOfEachProject() {
    ControllerEngine.get().engine().store().store(aRun().project("a/b ü").measured());

    FakeJenkins.View view = jenkins.shown(root.doProjects(request));

    assertThat(view.name()).isEqualTo("list.jelly");
    assertThat(((IndexView) view.of()).projects())
        .extracting(IndexView.ProjectLine::page)
        .containsExactly("/jenkins/dogdriver/project?project=a%2Fb+%C3%BC");
  }

  @Test
  public void withAWrongConfigurationTheListIsASentence() {
    jenkins.serviceBookInFile("book");

    assertThat(((Answer) root.doProjects(request)).status()).isEqualTo(503);
  }

  @Test
  public void thePageOfAProjectAsksForWhatWasChosen() {
    assertThat(root.part("a b", null, "stage"))
        .isEqualTo("/dogdriver/trends/page?project=a+b&source=&deployment=stage");
    assertThat(root.part("a b", "here", null))
        .isEqualTo("/dogdriver/trends/page?project=a+b&source=here&deployment=");
    assertThat(root.getTrends()).isNotNull();
    assertThat(root.getApi()).isNotNull();
    assertThat(root.getUrlName()).isEqualTo("dogdriver");
  }

  @Test
  public void aJobHasNoPageBeforeOneOfItsBuildsHadARun() throws IOException {
    assertThat(createFor(job)).isEmpty();

    run("kintowe", "stage");

    assertThat(createFor(job)).hasSize(1);
    assertThat(jobActions.type()).isEqualTo(Job.class);
    assertThat(jobActions.actionType()).isEqualTo(DogdriverJobAction.class);
  }

  @Test
  public void theJobShowsEachSeriesThatItMeasuresThatOfTheNewestBuildFirst() throws IOException {
    run("kintowe", "stage");
    run("a/b ü", "production");

    assertThat(jobPage().getJob()).isSameAs(job);
    assertThat(jobPage().getSeries())
        .containsExactly(
            series("a/b ü", "production", "a%2Fb+%C3%BC"), series("kintowe", "stage", "kintowe"));
    assertThat(jobPage().chosen("", null, null)).isEqualTo(jobPage().getSeries());
    assertThat(jobPage().chosen(null, null, null)).isEqualTo(jobPage().getSeries());
    assertThat(jobPage().chosen("kintowe", "here", "stage"))
        .containsExactly(series("kintowe", "stage", "kintowe"));
  }

  @Test
  public void thePageOfAJobIsForThoseWhoMayReadTheJob() throws IOException {
    run("kintowe", "stage");
    DogdriverJobAction page = jobPage();
    assertThat(page.getTarget()).isSameAs(page);

    jenkins.signIn("reader", Jenkins.READ);
    assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(page::getTarget);
  }

  @Test
  public void aJobShowsNoProjectThatItDoesNotMeasure() throws IOException {
    run("kintowe", "stage");
    ControllerEngine.get().engine().store().store(aRun().project("secret").measured());

    Answer answer = (Answer) jobPage().getTrends().doBox(request, "secret", null, null, null);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(jenkins.shown(jobPage().getTrends().doBox(request, "kintowe", null, null, null)))
        .isNotNull();
  }

  @Test
  public void aRunLeadsToTheBuildThatHasIt() throws Exception {
    run("kintowe", "stage");
    Run<?, ?> build = job.getBuildByNumber(1);
    String id = build.getAction(DogdriverRunsAction.class).getRuns().get(0).getId();
    String by = BuildLink.of(build);

    assertThat(FakeWeb.send(root.doBuild(request, id, by)).headers())
        .containsEntry("Location", "/jenkins/job/team/job/kintowe/1/");
    jenkins.move("team/kintowe", "moved");
    assertThat(FakeWeb.send(root.doBuild(request, id, by)).headers())
        .containsEntry("Location", "/jenkins/job/moved/1/");
    jenkins.hide("moved");
    assertThat(FakeWeb.send(root.doBuild(request, id, by)).status()).isEqualTo(404);
  }

  @Test
  public void aRunLeadsToNoBuildThatDoesNotHaveIt() throws Exception {
    run("kintowe", "stage");
    String by = BuildLink.of(job.getBuildByNumber(1));

    assertThat(FakeWeb.send(root.doBuild(request, "another", by)).status()).isEqualTo(404);
    assertThat(FakeWeb.send(root.doBuild(request, null, by)).status()).isEqualTo(404);
    assertThat(FakeWeb.send(root.doBuild(request, "another", null)).status()).isEqualTo(404);
  }

  private void run(String project, String deployment) throws IOException {
    int number = job.getBuildDir().list().length + 1;
    DogdriverRunsAction.add(
        jenkins.build(job, number),
        new RunRecord(
            aRun().project(project).deployment(deployment).build().started(), List.of(), "", ""));
  }

  private Collection<?> createFor(Job<?, ?> of) {
    return jobActions.createFor(of);
  }

  private DogdriverJobAction jobPage() {
    return (DogdriverJobAction) createFor(job).iterator().next();
  }

  private static Series series(String project, String deployment, String encoded) {
    String base = "/job/team/job/kintowe/dogdriver-trend/trends/";
    String query = "?project=" + encoded + "&source=here&deployment=" + deployment;
    return new Series(project, "here", deployment, base + "box" + query, base + "page" + query);
  }
}
