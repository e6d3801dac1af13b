package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.Releases.LATENCY;
import static io.jenkins.plugins.dogdriver.testkit.Releases.then;
import static io.jenkins.plugins.dogdriver.testkit.Releases.time;
import static io.jenkins.plugins.dogdriver.testkit.Releases.times;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.Test;

/** When a metric is better, worse, the same or unclear. */
public class ReleaseVerdictTest {
  private static final double[] TEN = {99, 101, 98, 102, 100, 103, 97, 100.5, 99.5, 101.5};
  private static final double[] FOUR = {21.4, 21.9, 20.8, 21.1};
  private static final double[] NINE = {21.4, 21.9, 20.8, 21.1, 21.3, 21.5, 21.0, 21.2, 21.6};

  @Test
  public void tenSlowRunsAgainstTenAreWorse() {
    MetricTrend latency = latency(TEN, times(1.12, TEN));

    assertThat(latency.verdict()).isEqualTo(MetricVerdict.WORSE);
    assertThat(latency.change()).hasValueCloseTo(0.12, Offset.offset(0.01));
    assertThat(latency.outlook()).isEmpty();
  }

  @Test
  public void tenQuickRunsAgainstTenAreBetter() {
    assertThat(latency(TEN, times(0.88, TEN)).verdict()).isEqualTo(MetricVerdict.BETTER);
  }

  @Test
  public void moreThroughputIsBetterAndLessIsWorse() {
    assertThat(Releases.of("RPS", TEN, times(1.2, TEN)).metric("RPS").verdict())
        .isEqualTo(MetricVerdict.BETTER);
    assertThat(Releases.of("RPS", TEN, times(0.8, TEN)).metric("RPS").verdict())
        .isEqualTo(MetricVerdict.WORSE);
  }

  @Test
  public void sameIsSaidOnlyWhereTheWholeIntervalIsWithinTheSmallestChange() {
    MetricTrend same = latency(TEN, times(1.01, TEN));
    MetricTrend wide = latency(TEN, times(1.04, TEN));

    assertThat(same.verdict()).isEqualTo(MetricVerdict.SAME);
    assertThat(same.interval().orElseThrow().low()).isBetween(-0.05, 0.01);
    assertThat(same.interval().orElseThrow().high()).isBetween(0.01, 0.05);
    assertThat(wide.verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(wide.interval().orElseThrow().high()).isGreaterThan(0.05);
  }

  /** Chance is ruled out, but nobody cares. */
  @Test
  public void aSureChangeThatIsTooSmallToMatterIsTheSame() {
    double[] quiet = noisy(0.05);

    MetricTrend latency = latency(quiet, times(1.01, quiet));

    assertThat(latency.pValue().orElseThrow()).isLessThan(0.001);
    assertThat(latency.verdict()).isEqualTo(MetricVerdict.SAME);
  }

  /** Anyone who cares about 1 % says so and gets another verdict from the same runs. */
  @Test
  public void theSmallestChangeThatMattersIsTheMetrics() {
    double[] quiet = noisy(0.05);
    Releases runs = Releases.of("ART", quiet, times(1.02, quiet));

    assertThat(runs.trend(time("ART", 0.05)).verdict()).isEqualTo(Verdict.SAME);
    assertThat(runs.trend(time("ART", 0.01)).verdict()).isEqualTo(Verdict.SLOWER);
  }

  @Test
  public void nineAgainstFourWhollyApartSufficeForOneMetricOfTime() {
    MetricTrend latency = latency(FOUR, times(1.35, NINE));

    assertThat(latency.pValue()).hasValueCloseTo(2.0 / 715, Offset.offset(1e-12));
    assertThat(latency.verdict()).isEqualTo(MetricVerdict.WORSE);
  }

  @Test
  public void noSingleColdRunConvictsARelease() {
    double[] before = then(then(TEN, TEN), then(TEN, Arrays.copyOf(TEN, 9)));

    for (int runs = 1; runs < 5; runs++) {
      double[] cold = new double[runs];
      Arrays.fill(cold, 150);
      assertThat(latency(before, cold).verdict())
          .as("%d runs", runs)
          .isEqualTo(MetricVerdict.UNCLEAR);
    }
    assertThat(latency(before, new double[] {150, 99, 101, 100, 98, 102}).verdict())
        .isNotEqualTo(MetricVerdict.WORSE);
  }

  /** What was shown once stays, unless the typical run is no longer on that side. */
  @Test
  public void aVerdictIsNotTakenBackWhereLaterRunsAreOnlyALittleLessSlow() {
    double[] slow = times(1.12, TEN);
    double[] lessSlow = times(1.055, then(TEN, then(TEN, TEN)));

    assertThat(latency(TEN, slow).verdict()).isEqualTo(MetricVerdict.WORSE);
    assertThat(latency(TEN, then(slow, lessSlow)).verdict()).isEqualTo(MetricVerdict.WORSE);
    assertThat(
            latency(TEN, then(slow, then(lessSlow, times(1.02, then(lessSlow, lessSlow)))))
                .verdict())
        .isEqualTo(MetricVerdict.WORSE);
    assertThat(latency(TEN, then(slow, then(TEN, then(TEN, TEN)))).verdict())
        .isNotEqualTo(MetricVerdict.WORSE);
  }

  @Test
  public void fourAgainstFourDoNotSufficeForTwoMetricsOfTime() {
    Trend trend =
        Releases.of("ART", FOUR, times(1.35, FOUR))
            .with("P95", then(FOUR, FOUR))
            .trend(LATENCY, time("P95"));

    MetricTrend latency = trend.metrics().get(0);
    assertThat(latency.pValue()).hasValueCloseTo(4.0 / 70, Offset.offset(1e-12));
    assertThat(latency.verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(latency.outlook()).isEmpty();
  }

  @Test
  public void whatIsNoTimeDoesNotMakeTheVerdictOnTimesHarder() {
    Trend trend = Releases.of("ART", FOUR, times(1.35, NINE)).with("CPU", then(FOUR, NINE)).trend();

    assertThat(trend.verdict()).isEqualTo(Verdict.SLOWER);
  }

  @Test
  public void whatIsNoTimeNeverMakesAReleaseFasterOrSlower() {
    Trend trend =
        Releases.of("CPU", TEN, times(3, TEN))
            .with("RPS", then(TEN, times(0.3, TEN)))
            .with("ART", then(TEN, TEN))
            .trend();

    assertThat(trend.metrics())
        .extracting(MetricTrend::verdict)
        .containsExactly(MetricVerdict.WORSE, MetricVerdict.WORSE, MetricVerdict.SAME);
    assertThat(trend.verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  public void threeAgainstThreeCannotTellHoweverFarApart() {
    double[] three = {20, 21, 22};
    MetricTrend latency = latency(three, times(10, three));

    assertThat(latency.verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(latency.interval()).isEmpty();
    assertThat(latency.outlook()).isEmpty();
  }

  @Test
  public void aSingleWildRunChangesNoVerdict() {
    double[] wildBefore = TEN.clone();
    wildBefore[4] = 900;
    double[] wildAfter = times(1.12, TEN);
    wildAfter[6] = 1;

    assertThat(latency(wildBefore, TEN).verdict()).isEqualTo(MetricVerdict.SAME);
    assertThat(latency(TEN, wildAfter).verdict()).isEqualTo(MetricVerdict.WORSE);
  }

  @Test
  public void theNoisierTheRunsTheMoreOfThemAreNeeded() {
    int some = needed(3.5);
    int more = needed(3.8);

    assertThat(some).isPositive();
    assertThat(more).isGreaterThan(some);
  }

  @Test
  public void whereTheBaselineScattersTooMuchNoNumberOfRunsIsPromised() {
    assertThat(latency(noisy(6), noisy(6)).verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(latency(noisy(6), noisy(6)).outlook()).isEmpty();
  }

  @Test
  public void whereThereAreEnoughRunsNoMoreArePromised() {
    double[] forty = then(then(TEN, TEN), then(TEN, TEN));
    MetricTrend latency = latency(forty, times(1.0425, forty));

    assertThat(latency.verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(latency.outlook()).isEmpty();
    assertThat(latency.smallestShown()).hasValueCloseTo(0.053, Offset.offset(0.003));
  }

  @Test
  public void aSingleRunOfTheBaselineShowsNothing() {
    MetricTrend latency = latency(new double[] {100}, new double[] {101, 102});

    assertThat(latency.verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(latency.smallestShown()).isEmpty();
  }

  @Test
  public void aMetricWithoutFiguresOnOneSideIsUnclear() {
    MetricTrend latency =
        Releases.of("ART", TEN, new double[0]).release("6.1.0", "RPS", TEN).metric("ART");

    assertThat(latency.verdict()).isEqualTo(MetricVerdict.UNCLEAR);
    assertThat(List.of(latency.change(), latency.pValue()))
        .allSatisfy(number -> assertThat(number).isEmpty());
    assertThat(latency.baseline()).contains(new Side("6.0.2", 10, 100.25));
    assertThat(latency.candidate()).isEmpty();
  }

  /** With forty runs of the baseline. */
  private static int needed(double noise) {
    double[] baseline = then(then(noisy(noise), noisy(noise)), then(noisy(noise), noisy(noise)));
    return latency(baseline, noisy(noise)).outlook().orElseThrow().runs();
  }

  private static double[] noisy(double times) {
    return Arrays.stream(TEN).map(value -> 100 + (value - 100) * times).toArray();
  }

  private static MetricTrend latency(double[] before, double[] after) {
    return Releases.of("ART", before, after).metric("ART");
  }
}
