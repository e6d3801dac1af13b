package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.util.List;
import org.junit.Test;

public class TrendSummaryTest {
  @Test
  public void itCountsWhatTheTrendLists() {
    Trend trend =
        Releases.of("ART", new double[] {20, 21, 22}, new double[] {30, 31, 32, 33})
            .add(aRun().source("elsewhere").version("6.0.1"))
            .trend();

    TrendSummary summary = TrendSummary.of(trend);

    assertThat(summary.project()).isEqualTo("kintowe");
    assertThat(summary.source()).isEqualTo("here");
    assertThat(summary.deployment()).isEqualTo("stage");
    assertThat(summary.release()).isEqualTo("6.1.0");
    assertThat(summary.verdict()).isEqualTo(trend.verdict());
    assertThat(summary.sentence()).isEqualTo(trend.sentence()).isNotEmpty();
    assertThat(summary.runs()).isEqualTo(7);
    assertThat(summary.flags()).isEqualTo(trend.flags().size()).isPositive();
  }

  @Test
  public void withoutARunThereIsNoRelease() {
    TrendSummary summary =
        TrendSummary.of(Trend.of("kintowe", List.of(), Selection.NEWEST, Metric.defaults()));

    assertThat(summary.release()).isEmpty();
    assertThat(summary.runs()).isZero();
    assertThat(summary.verdict()).isEqualTo(Verdict.UNCLEAR);
  }
}
