package io.jenkins.plugins.dogdriver.jenkins.record;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Job;
import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.report.MetricWords.LabelledValue;
import io.jenkins.plugins.dogdriver.store.SeriesHistory.Series;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What a build keeps of its runs. */
public class DogdriverRunsActionTest {
  private static final Run RUN = aRun().version("6.1.0").build();

  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private Job<?, ?> job;
  private hudson.model.Run<?, ?> build;

  @Before
  public void start() throws IOException {
    job = jenkins.job("team/kintowe");
    build = jenkins.build(job, 12);
  }

  @Test
  public void theRunsOfABuildAreInOneAction() throws IOException {
    Run other = aRun().project("other").build();
    DogdriverRunsAction.add(build, record(RUN));
    DogdriverRunsAction.add(build, record(other));

    assertThat(build.getAction(DogdriverRunsAction.class).getRuns())
        .extracting(RunRecord::getProject)
        .containsExactly("kintowe", "other");
    assertThat(DogdriverRunsAction.find(build, other.id()))
        .hasValueSatisfying(found -> assertThat(found.getProject()).isEqualTo("other"));
    assertThat(jenkins.saves(build)).isEqualTo(2);
  }

  @Test
  public void aBuildWithoutARunHasNone() {
    assertThat(DogdriverRunsAction.find(build, RUN.id())).isEmpty();
    assertThat(DogdriverRunsAction.find(null, RUN.id())).isEmpty();
  }

  @Test
  public void theJobRemembersWhatItsBuildsMeasure() throws IOException {
    DogdriverRunsAction.add(build, record(RUN));
    DogdriverRunsAction.add(
        jenkins.build(job, 13), record(aRun().deployment("production").build()));

    assertThat(JobSeries.get().of(job).list())
        .containsExactly(
            new Series("kintowe", "here", "production"), new Series("kintowe", "here", "stage"));
    // Another controller, or this one after a restart, reads the same.
    assertThat(new JobSeries().of(job).list()).isEqualTo(JobSeries.get().of(job).list());
  }

  @Test
  public void howARunEndedAndItsVerdictAreSaved() throws IOException {
    DogdriverRunsAction.add(build, record(RUN));

    SavedRunRecord written = SavedRunRecord.find(build, RUN.id()).orElseThrow();
    written.ended(RUN, RUN.recorded().plus(Duration.ofMinutes(10)));
    written.judged(trend());

    RunRecord saved = DogdriverRunsAction.find(build, RUN.id()).orElseThrow();
    assertThat(saved.getOutcome()).isEqualTo("passed");
    assertThat(saved.getVerdict()).isEqualTo("unclear");
    assertThat(saved.getTone()).isEqualTo("nothing");
    assertThat(saved.getSentence()).isEqualTo(trend().sentence());
    assertThat(jenkins.saves(build)).isEqualTo(3);
  }

  @Test
  public void theVerdictLeadsToWhatChangedInTheCode() throws IOException {
    RunRecord record = record(RUN);
    record.judged(trend());
    assertThat(record.getCommits()).isEmpty();
    assertThat(record.getCommitsUrl()).isEmpty();

    String repository = "https://github.com/mozilla/kintowe";
    List<MeasuredRun> runs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String commit = (i < 3 ? "a" : "b").repeat(40);
      runs.add(
          aRun()
              .version(i < 3 ? "1" : "2")
              .deployed("http://kintowe", repository, commit)
              .start(RUN.start().plus(Duration.ofHours(i)))
              .figure("ART", 20)
              .measured());
    }
    record.judged(Trend.of("kintowe", runs, Selection.NEWEST, Metric.defaults()));

    assertThat(record.getCommits()).isEqualTo("aaaaaaa..bbbbbbb");
    assertThat(record.getCommitsUrl()).startsWith(repository + "/compare/aaaa");
  }

  @Test
  public void aRunThatTheBuildDoesNotHaveChangesNothing() throws IOException {
    DogdriverRunsAction.add(build, record(RUN));

    assertThat(SavedRunRecord.find(build, "another")).isEmpty();

    assertThat(DogdriverRunsAction.find(build, RUN.id()).orElseThrow().getVerdict()).isNull();
    assertThat(jenkins.saves(build)).isEqualTo(1);
  }

  @Test
  public void thePagesShowTheConfiguredMetrics() throws IOException {
    RunRecord record = record(RUN);
    record.collected(Map.of("ART", 21.44), "");
    DogdriverRunsAction.add(build, record);

    assertThat(shown()).containsExactly(new LabelledValue("Backend Latency", "21.4 ms"));
  }

  @Test
  public void whatABuildHasIsShownWhateverIsWrongWithTheConfiguration() throws IOException {
    jenkins.serviceBookInFile("book");
    RunRecord record = record(RUN);
    record.collected(Map.of("ART", 21.44), "");
    DogdriverRunsAction.add(build, record);

    assertThat(shown()).containsExactly(new LabelledValue("ART", "21.4"));
  }

  @Test
  public void itIsAPageOfTheBuild() throws IOException {
    DogdriverRunsAction.add(build, record(RUN));
    DogdriverRunsAction action = build.getAction(DogdriverRunsAction.class);
    action.onAttached(build);
    assertThat(action.getBuild()).isSameAs(build);

    action.onLoad(jenkins.build(job, 14));
    assertThat(action.getBuild().getNumber()).isEqualTo(14);
    assertThat(action.getDisplayName()).isEqualTo("dogDriver");
    assertThat(action.getUrlName()).isEqualTo("dogdriver-runs");
    assertThat(action.getIconFileName()).isEqualTo("symbol-dogdriver plugin-dogdriver");
    assertThat(action.getApi()).isNotNull();
  }

  private List<LabelledValue> shown() {
    return build.getAction(DogdriverRunsAction.class).lines().stream()
        .flatMap(line -> line.figures().stream())
        .toList();
  }

  private static Trend trend() {
    List<MeasuredRun> runs = List.of(aRun().version("6.1.0").figure("ART", 21).measured());
    return Trend.of("kintowe", runs, Selection.NEWEST, Metric.defaults());
  }

  private static RunRecord record(Run run) {
    return new RunRecord(run.started(), List.of(), "", "");
  }
}
