package io.jenkins.plugins.dogdriver.trials.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.Noise;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import io.jenkins.plugins.dogdriver.trend.MetricVerdict;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

/**
 * Holds the verdict to what docs/verdict.md promises, with fewer trials than {@link VerdictProof}
 * needs for its tables.
 */
public class VerdictProofTest {
  private static final int TRIALS = 1_000;
  private static final int LOOK_TRIALS = 200;
  private static final long SEED = 1;

  @Test
  public void atMostOneInAHundredReleasesWithoutAChangeIsCalledAnyElse() {
    for (Noise noise : Noise.values()) {
      for (int runs : new int[] {4, 10}) {
        assertThat(new ReleaseTrials(noise, runs, runs, 0).said(TRIALS, SEED).falseAlarms())
            .as("%s, %d runs", noise.title(), runs)
            .isLessThanOrEqualTo(0.01);
      }
    }
  }

  @Test
  public void aReleaseSlowerByATenthIsFoundWithTenRunsASide() {
    for (Noise noise : List.of(Noise.NORMAL, Noise.STUDENT_3, Noise.LOGNORMAL)) {
      assertThat(new ReleaseTrials(noise, 10, 10, 0.1).said(TRIALS, SEED).worse())
          .as(noise.title())
          .isGreaterThanOrEqualTo(0.98);
    }
    assertThat(new ReleaseTrials(Noise.AUTOCORRELATED, 10, 10, 0.1).said(TRIALS, SEED).worse())
        .isGreaterThanOrEqualTo(0.89);
  }

  @Test
  public void aReleaseSlowerByLessThanWhatMattersIsHardlyEverBlamed() {
    for (Noise noise : Noise.values()) {
      assertThat(new ReleaseTrials(noise, 10, 10, 0.03).said(TRIALS, SEED).worse())
          .as(noise.title())
          .isLessThanOrEqualTo(noise == Noise.AUTOCORRELATED ? 0.06 : 0.03);
    }
  }

  @Test
  public void anUnchangedReleaseIsHardlyEverCalledWorseAtAnyOfThirtyLooks() {
    assertThat(new LookTrials(10, 0.1, 0, 1, 0).said(LOOK_TRIALS, SEED).worse()).isLessThan(0.03);
    assertThat(new LookTrials(10, 0.2, 0, 1, 0).said(LOOK_TRIALS, SEED).worse()).isLessThan(0.05);
    assertThat(new LookTrials(10, 0.1, 0.6, 1, 0).said(LOOK_TRIALS, SEED).worse()).isLessThan(0.1);
    assertThat(new LookTrials(30, 0.1, 0, 3, 0).said(LOOK_TRIALS, SEED).worse()).isLessThan(0.08);
  }

  @Test
  public void aSlowerReleaseIsFoundSoonAndTheVerdictStays() {
    LookTrials.Said said = new LookTrials(10, 0.03, 0, 1, 0.1).said(LOOK_TRIALS, SEED);

    assertThat(said.worse()).isGreaterThanOrEqualTo(0.99);
    assertThat(said.runs()).isLessThanOrEqualTo(8);
    assertThat(said.back()).isLessThan(0.1);
  }

  @Test
  public void rangesHoldTheTruthWhereSidesScatterDifferently() {
    assertThat(new IntervalTrials(200, 3).covered(0, 3, LOOK_TRIALS, SEED)).isGreaterThan(0.93);
    assertThat(new IntervalTrials(10, 10).covered(0.6, 1, LOOK_TRIALS, SEED)).isGreaterThan(0.83);
  }

  @Test
  public void tenMetricsThatAreEachHardlySlowerThanMattersAreHardlyEverBlamed() {
    Random random = new Random(SEED);
    Metric[] metrics =
        IntStream.range(0, 10).mapToObj(i -> Releases.time("T" + i)).toArray(Metric[]::new);
    int blamed = 0;
    for (int i = 0; i < LOOK_TRIALS; i++) {
      Releases runs = new Releases();
      double[] first = slower(10, 0.04, random, 0);
      runs.release("1", "T0", Arrays.copyOf(first, 10));
      runs.release("2", "T0", Arrays.copyOfRange(first, 10, 20));
      for (int m = 1; m < 10; m++) {
        runs.with("T" + m, slower(10, 0.04, random, 0));
      }
      blamed += runs.trend(metrics).verdict().isWorse() ? 1 : 0;
    }
    assertThat((double) blamed / LOOK_TRIALS).isLessThanOrEqualTo(0.08);
  }

  @Test
  public void wholeMillisecondsDoNotPassTheThreshold() {
    Random random = new Random(SEED);
    int blamed = 0;
    for (int i = 0; i < LOOK_TRIALS; i++) {
      double[] figures = slower(40, 0.04, random, 1);
      blamed +=
          Releases.of("ART", Arrays.copyOf(figures, 40), Arrays.copyOfRange(figures, 40, 80))
                      .judge(Releases.LATENCY)
                      .verdict()
                  == MetricVerdict.WORSE
              ? 1
              : 0;
    }
    assertThat((double) blamed / LOOK_TRIALS).isLessThanOrEqualTo(0.17);
  }

  @Test
  public void theTimeOfDayIsNotTakenForTheRelease() {
    Random random = new Random(SEED);
    int blamed = 0;
    for (int i = 0; i < LOOK_TRIALS; i++) {
      double phase = 2 * Math.PI * random.nextDouble();
      double[] figures = slower(10, 0, random, 0);
      for (int hour = 0; hour < figures.length; hour++) {
        figures[hour] *= 1 + 0.1 * Math.sin(2 * Math.PI * hour / 24 + phase);
      }
      MetricVerdict verdict =
          Releases.of("ART", Arrays.copyOf(figures, 10), Arrays.copyOfRange(figures, 10, 20))
              .judge(Releases.LATENCY)
              .verdict();
      blamed += verdict == MetricVerdict.WORSE || verdict == MetricVerdict.BETTER ? 1 : 0;
    }
    assertThat((double) blamed / LOOK_TRIALS).isLessThanOrEqualTo(0.2);
  }

  /**
   * Metric values of two releases around 20.
   *
   * @param step they are rounded to; 0 where they are not
   */
  private static double[] slower(int runs, double change, Random random, double step) {
    double[] figures = new double[2 * runs];
    for (int i = 0; i < figures.length; i++) {
      double figure = 20 * (i < runs ? 1 : 1 + change) * (1 + 0.03 * random.nextGaussian());
      figures[i] = step == 0 ? figure : step * Math.rint(figure / step);
    }
    return figures;
  }

  @Test
  public void steadySeriesHaveHardlyAnyChangePoint() {
    for (int length : new int[] {20, 40, 200}) {
      for (Noise noise : Noise.values()) {
        double width = noise == Noise.LOGNORMAL ? 0.05 : 0.03;
        assertThat(new ChangePointTrials(noise, width, length).falsePoints(100_000, SEED))
            .as("%s, series of %d", noise.title(), length)
            .isLessThanOrEqualTo(noise == Noise.AUTOCORRELATED ? 5 : 1);
      }
    }
  }

  @Test
  public void aTenthMoreInTheLastTenOfFortyIsFoundWhereItIs() {
    ChangePointTrials.Found found =
        new ChangePointTrials(Noise.NORMAL, 0.03, 40).found(30, 40, 0.1, TRIALS, SEED);

    assertThat(found.withinOne()).isGreaterThanOrEqualTo(0.98);
    assertThat(found.exactly()).isGreaterThanOrEqualTo(0.85);
  }

  @Test
  public void aChangeOfTheNoiseAloneIsHardlyEverTakenForAChangePoint() {
    ChangePointTrials trials = new ChangePointTrials(Noise.NORMAL, 0.03, 100);

    assertThat(trials.seenWhereOnlyTheNoiseChanges(0.5, 3, TRIALS, SEED)).isLessThan(0.02);
    assertThat(trials.seenWhereOnlyTheNoiseChanges(0.85, 3, TRIALS, SEED)).isLessThan(0.03);
  }
}
