package io.jenkins.plugins.dogdriver.trials.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.util.List;
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
          .isGreaterThanOrEqualTo(0.95);
    }
    assertThat(new ReleaseTrials(Noise.AUTOCORRELATED, 10, 10, 0.1).said(TRIALS, SEED).worse())
        .isGreaterThanOrEqualTo(0.84);
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
    assertThat(new HardCaseTrials(10).manyMetrics(10, 0.04, LOOK_TRIALS, SEED))
        .isLessThanOrEqualTo(0.08);
  }

  @Test
  public void wholeMillisecondsDoNotPassTheThreshold() {
    assertThat(new HardCaseTrials(40).rounded(0.04, 1, TRIALS, SEED)).isLessThanOrEqualTo(0.07);
  }

  @Test
  public void theTimeOfDayIsNotTakenForTheRelease() {
    assertThat(new HardCaseTrials(10).timeOfDay(0.1, TRIALS, SEED)).isLessThanOrEqualTo(0.06);
  }

  @Test
  public void rangesOfReleasesThatAreCalledSlowerHoldTheTruth() {
    for (double change : new double[] {0.05, 0.06, 0.1}) {
      assertThat(new HardCaseTrials(10).rangeOfWorse(change, TRIALS, SEED))
          .as("%s slower", change)
          .isGreaterThanOrEqualTo(0.9);
    }
  }

  @Test
  public void asManyMoreRunsAsWereNamedMostlyDecide() {
    for (double change : new double[] {0, 0.1}) {
      OutlookTrials.Settled settled = new OutlookTrials(10, 5, 0.03, change).settled(TRIALS, SEED);
      assertThat(settled.said()).as("%s slower", change).isGreaterThan(100);
      assertThat((double) settled.inTime() / settled.said()).isGreaterThanOrEqualTo(0.6);
      assertThat((double) settled.inTwice() / settled.said()).isGreaterThanOrEqualTo(0.8);
    }
  }

  @Test
  public void aShiftThatComesWithAReleaseIsBlamedOnIt() {
    assertThat(new HardCaseTrials(20).blamed(0.1, LOOK_TRIALS, SEED)).isGreaterThan(0.95);
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
