package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.stats.ConfidenceInterval;
import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.Test;

public class TrendTest {
  private final List<MeasuredRun> runs = new ArrayList<>();

  @Test
  public void nineSlowRunsAgainstFourAreSlower() {
    release("6.0.2", 21.4, 21.9, 20.8, 21.1);
    release("6.1.0", 29.1, 28.7, 28.2, 29.6, 28.9, 28.8, 29.3, 28.5, 28.6);

    Trend trend = trend();

    assertThat(trend.verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(trend.sentence()).contains("slower", "6.1.0", "6.0.2", "ART", "9 runs against 4");
    MetricTrend latency = trend.metrics().get(2);
    assertThat(latency.verdict()).isEqualTo(MetricVerdict.WORSE);
    assertThat(latency.change()).hasValueCloseTo(0.35, within(0.02));
    assertThat(latency.pValue()).hasValueCloseTo(2.0 / 715, within(1e-12));
    assertThat(latency.baseline()).contains(new Side("6.0.2", 4, 21.25));
  }

  @Test
  public void theOrderOfTheInputDoesNotMatter() {
    release("6.0.2", 21.4, 21.9, 20.8, 21.1);
    release("6.1.0", 29.1, 28.7, 28.2, 29.6);
    Trend inOrder = trend();

    Collections.shuffle(runs, new Random(1));

    assertThat(trend()).isEqualTo(inOrder);
  }

  @Test
  public void aVerdictStaysUntilThereIsANewRun() {
    double[] figures = Noise.AUTOCORRELATED.around1(60, 0.05, new Random(3));
    release("6.0.2", Arrays.copyOf(figures, 30));
    release("6.1.0", Arrays.copyOfRange(figures, 30, 60));
    Trend first = trend();

    for (int i = 0; i < 20; i++) {
      Collections.shuffle(runs, new Random(i));
      assertThat(trend()).isEqualTo(first);
    }
  }

  /** Worked out once; anyone who gets other numbers on another machine has found a mistake. */
  @Test
  public void theSameRunsGiveTheSameNumbersOnEveryMachine() {
    release("6.0.2", 21.4, 21.9, 20.8, 21.1, 22.3, 21.7);
    release("6.1.0", 23.9, 24.4, 23.1, 24.8, 23.6, 25.0);

    MetricTrend latency = trend().metrics().get(2);

    assertThat(latency.change()).hasValue(0.11977907230171186);
    assertThat(latency.interval())
        .contains(new ConfidenceInterval(0.06961230327671691, 0.16822429906542044));
    assertThat(latency.pValue()).hasValue(2.0 / 924);
  }

  @Test
  public void runsOfAnotherSourceOrThatFailedAreLeftOut() {
    release("6.0.2", 21.4, 21.9, 20.8, 21.1);
    runs.add(aRun().start(next()).source("laptop").figure("ART", 900).measured());
    runs.add(aRun().start(next()).failed("no success").measured());
    release("6.1.0", 29.1);

    Trend trend = trend();

    assertThat(trend.source()).isEqualTo("here");
    assertThat(trend.runs()).hasSize(5);
    assertThat(trend.releases()).hasSize(2);
    assertThat(trend.sources()).containsExactly("here", "laptop");
    assertThat(trend.verdict()).isEqualTo(Verdict.UNCLEAR);
  }

  @Test
  public void withoutRunsNothingIsClear() {
    Trend trend = trend();

    assertThat(trend.verdict()).isEqualTo(Verdict.UNCLEAR);
    assertThat(trend.sentence())
        .isEqualTo("No run of kintowe that passed has its metric values yet");
  }

  private Trend trend() {
    return Trend.of("kintowe", runs, Selection.NEWEST, Metric.defaults());
  }

  private void release(String version, double... latencies) {
    for (double latency : latencies) {
      runs.add(aRun().version(version).start(next()).figure("ART", latency).measured());
    }
  }

  private java.time.Instant next() {
    return FIRST_START.plus(Duration.ofHours(runs.size()));
  }

  private static org.assertj.core.data.Offset<Double> within(double offset) {
    return org.assertj.core.data.Offset.offset(offset);
  }
}
