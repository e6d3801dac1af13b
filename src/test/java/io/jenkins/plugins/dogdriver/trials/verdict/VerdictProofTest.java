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
        .isGreaterThanOrEqualTo(0.94);
  }

  @Test
  public void aReleaseSlowerByLessThanWhatMattersIsHardlyEverBlamed() {
    for (Noise noise : Noise.values()) {
      assertThat(new ReleaseTrials(noise, 10, 10, 0.03).said(TRIALS, SEED).worse())
          .as(noise.title())
          .isLessThanOrEqualTo(noise == Noise.AUTOCORRELATED ? 0.04 : 0.02);
    }
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
