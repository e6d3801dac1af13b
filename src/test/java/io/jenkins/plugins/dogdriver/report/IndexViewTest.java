package io.jenkins.plugins.dogdriver.report;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.report.IndexView.ProjectLine;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class IndexViewTest {
  @Test
  public void theWorstComesFirstThenTheName() {
    IndexView index =
        IndexView.of(
            List.of(
                trend("faster", 20),
                trend("b same", 30),
                trend("slower", 40),
                trend("a same", 30),
                TrendSummary.of(
                    Trend.of("unclear", List.of(), Selection.NEWEST, Metric.defaults()))),
            project -> "page of " + project);

    assertThat(index.projects())
        .extracting(ProjectLine::project)
        .containsExactly("slower", "unclear", "a same", "b same", "faster");
    assertThat(index.projects())
        .extracting(ProjectLine::arrow)
        .containsExactly("▲", "?", "=", "=", "▼");
  }

  @Test
  public void aProjectWithNothingToCompareIsNoWarning() {
    TrendSummary first =
        TrendSummary.of(
            Trend.of(
                "first",
                List.of(aRun().figure("ART", 30).measured()),
                Selection.NEWEST,
                Metric.defaults()));

    assertThat(IndexView.of(List.of(first, trend("kintowe", 40)), project -> "").projects())
        .extracting(ProjectLine::tone)
        .containsExactly("slower", "nothing");
  }

  @Test
  public void aLineHasTheNewestReleaseAndThePage() {
    ProjectLine line =
        IndexView.of(List.of(trend("kintowe", 40)), project -> "page of " + project)
            .projects()
            .get(0);

    assertThat(line.release()).isEqualTo("6.1.0");
    assertThat(line.runs()).isEqualTo(20);
    assertThat(line.page()).isEqualTo("page of kintowe");
    assertThat(line.source()).isEqualTo("here");
    assertThat(line.deployment()).isEqualTo("stage");
    assertThat(line.sparkline()).isEqualTo("2.0,22.0 94.0,2.0");
  }

  /**
   * @param after typical latency of the second release, that of the first being 30
   */
  private static TrendSummary trend(String project, double after) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean newest = i >= 10;
      runs.add(
          aRun()
              .project(project)
              .version(newest ? "6.1.0" : "6.0.2")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .figure("ART", (newest ? after : 30) + 0.1 * (i % 3))
              .measured());
    }
    return TrendSummary.of(Trend.of(project, runs, Selection.NEWEST, Metric.defaults()));
  }
}
