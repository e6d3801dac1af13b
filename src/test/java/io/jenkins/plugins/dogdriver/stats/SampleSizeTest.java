package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class SampleSizeTest {
  private static final int VERY_MANY = 1_000_000;

  /**
   * Against a sample that is known for sure, π/3 · (1.960 + 1.282)² / shift² = 11.003 / shift² are
   * needed.
   */
  @Test
  public void asManyAreNeededAsTheFormulaSays() {
    assertThat(size(VERY_MANY, 1).toDetect(1)).hasValue(12 - 1);
    assertThat(size(VERY_MANY, 1).toDetect(0.5)).hasValue(45 - 1);
    assertThat(size(VERY_MANY, 41).toDetect(0.5)).hasValue(45 - 41);
  }

  /** π/3 · 1.960² / width² = 4.023 / width². */
  @Test
  public void asManyAreNeededForANarrowIntervalAsTheFormulaSays() {
    assertThat(size(VERY_MANY, 10).toNarrow(0.5)).hasValue(17 - 10);
  }

  @Test
  public void whereThereAreEnoughNoMoreAreNeeded() {
    assertThat(size(VERY_MANY, 45).toDetect(0.5)).hasValue(0);
    assertThat(size(VERY_MANY, 60).toDetect(0.5)).hasValue(-15);
  }

  @Test
  public void aSmallFirstSampleNeedsALargerSecondOne() {
    int against20 = size(20, 1).toDetect(1).getAsInt();

    assertThat(against20).isGreaterThan(size(VERY_MANY, 1).toDetect(1).getAsInt());
    assertThat(size(12, 1).toDetect(1).getAsInt()).isGreaterThan(against20);
  }

  @Test
  public void aFirstSampleThatIsTooSmallCannotBeMadeUpFor() {
    assertThat(size(11, 1).toDetect(1)).isEmpty();
    assertThat(size(11, 1).toNarrow(0.1)).isEmpty();
  }

  @Test
  public void moreThanAThousandAreNotPractical() {
    assertThat(size(VERY_MANY, 1).toDetect(0.11)).isPresent();
    assertThat(size(VERY_MANY, 1).toDetect(0.1)).isEmpty();
  }

  /** The least p-value is 2 / C(3 + n, n): 2 / 35 of four values, 2 / 56 of five. */
  @Test
  public void withoutNoiseAsManyAreNeededAsTheRankTestTakes() {
    SampleSize still = new SampleSize(3, 1, 0, VarianceInflation.NONE, 0.05);

    assertThat(still.toDetect(1)).hasValue(5 - 1);
    assertThat(new SampleSize(1, 1, 0, VarianceInflation.NONE, 0.05).toDetect(1)).hasValue(39 - 1);
  }

  @Test
  public void aLevelThatNoRankTestReachesIsNeverReached() {
    assertThat(new SampleSize(1, 1, 0, VarianceInflation.NONE, 1e-4).toDetect(1)).isEmpty();
  }

  @Test
  public void valuesThatResembleTheirNeighboursAreLessEvidence() {
    SampleSize alike = new SampleSize(VERY_MANY, 1, 1, new VarianceInflation(2), 0.05);

    assertThat(alike.toDetect(1)).hasValue(23 - 1);
  }

  @Test
  public void theNoiseIsThatOfTheValuesAroundTheirOwnMedians() {
    double[] before = new Random(3).doubles(2_000, -1, 1).toArray();
    double[] after = Arrays.stream(before).map(value -> value + 100).toArray();

    SampleSize size = SampleSize.of(before, after, VarianceInflation.NONE, 0.05);

    // The median distance of these values from 0 is 0.5.
    assertThat(size.noise()).isBetween(0.5 * 1.4826 * 0.95, 0.5 * 1.4826 * 1.05);
    assertThat(size.before()).isEqualTo(2_000);
    assertThat(size.after()).isEqualTo(2_000);
  }

  @Test
  public void fewValuesHideTheirNoise() {
    double[] few = {1, 2};
    double[] many = new double[50];
    Arrays.setAll(many, i -> 1 + i % 2);

    assertThat(SampleSize.of(few, few, VarianceInflation.NONE, 0.05).noise())
        .isGreaterThan(SampleSize.of(many, many, VarianceInflation.NONE, 0.05).noise());
  }

  @Test
  public void aWiderIntervalThanTheNoiseExplainsShowsMoreNoise() {
    SampleSize size = size(20, 20);

    assertThat(size.withNoiseOf(100).noise()).isGreaterThan(100);
    assertThat(size.withNoiseOf(0.001)).isEqualTo(size);
  }

  private static SampleSize size(int before, int after) {
    return new SampleSize(before, after, 1, VarianceInflation.NONE, 0.05);
  }
}
