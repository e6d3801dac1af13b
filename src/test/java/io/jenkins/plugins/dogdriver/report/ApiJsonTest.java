package io.jenkins.plugins.dogdriver.report;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.RunState;
import io.jenkins.plugins.dogdriver.run.RunSubmission;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.TrendSummary;
import java.util.List;
import org.junit.Test;

public class ApiJsonTest {
  @Test
  public void aProjectHasItsNewestReleaseAndVerdict() {
    List<MeasuredRun> runs = List.of(aRun().project("a/b ü").figure("ART", 20).measured());
    Trend trend = Trend.of("a/b ü", runs, Selection.NEWEST, Metric.defaults());

    assertThat(ApiJson.projects(List.of(TrendSummary.of(trend))))
        .isEqualTo(
            "[{\"name\":\"a/b ü\",\"source\":\"here\",\"deployment\":\"stage\","
                + "\"version\":\"6.0.2\",\"runs\":1,\"verdict\":\"unclear\",\"sentence\":\""
                + trend.sentence()
                + "\"}]");
  }

  @Test
  public void onlyRunsThatCountAreListed() {
    List<MeasuredRun> runs =
        List.of(
            aRun().id("1").figure("ART", 21.5).measured(),
            aRun().id("2").figure("CPU", 30).measured(),
            aRun().id("3").figure("ART", 99).failed("Nothing answered.").measured());

    assertThat(ApiJson.runs(runs, "ART"))
        .isEqualTo(
            "[{\"start\":\"2026-05-24T14:26:00Z\",\"version\":\"6.0.2\",\"value\":21.5,"
                + "\"id\":\"1\",\"source\":\"here\",\"deployment\":\"stage\"}]");
    assertThat(ApiJson.metrics(runs)).containsExactly("ART", "CPU");
  }

  @Test
  public void anErrorIsOneSentence() {
    assertThat(ApiJson.error("No \"x\".")).isEqualTo("{\"error\":\"No \\\"x\\\".\"}");
  }

  @Test
  public void aReceiptSaysWhetherFiguresAreMissing() {
    assertThat(ApiJson.receipt(new RunSubmission.Receipt("1", RunState.WAITING, true)))
        .isEqualTo("{\"id\":\"1\",\"state\":\"waiting\"}");
    assertThat(ApiJson.receipt(new RunSubmission.Receipt("1", RunState.COLLECTED, true)))
        .isEqualTo("{\"id\":\"1\",\"state\":\"collected\"}");
    assertThat(ApiJson.receipt(new RunSubmission.Receipt("1", RunState.SET_ASIDE, false)))
        .isEqualTo("{\"id\":\"1\",\"state\":\"set_aside\"}");
  }
}
