package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class ComparisonTest {
  private static final double[] BEFORE = {20, 22, 21, 23};

  @Test
  public void theChangeIsTheMedianOfAllRatios() {
    Comparison comparison = compare(new double[] {1, 2, 4}, new double[] {2, 8, 4});

    // The ratios are 1/2, 1, 1, 2, 2, 2, 4, 4, 8.
    assertThat(comparison.change()).isCloseTo(1, offset(1e-12));
  }

  @Test
  public void theIntervalOfFourAgainstFourIsFromTheSmallestToTheLargestRatio() {
    Comparison comparison = compare(BEFORE, new double[] {30, 33, 31, 32});

    assertThat(comparison.interval().orElseThrow().low()).isCloseTo(30.0 / 23 - 1, offset(1e-12));
    assertThat(comparison.interval().orElseThrow().high()).isCloseTo(33.0 / 20 - 1, offset(1e-12));
    assertThat(comparison.pValue()).isEqualTo(2.0 / 70);
  }

  @Test
  public void threeAgainstThreeHaveAChangeButNoInterval() {
    Comparison comparison = compare(new double[] {20, 21, 22}, new double[] {30, 31, 32});

    assertThat(comparison.change()).isCloseTo(0.48, offset(0.01));
    assertThat(comparison.interval()).isEmpty();
    assertThat(comparison.pValue()).isEqualTo(0.1);
  }

  @Test
  public void slowerAndFasterAreTheSameStory() {
    double[] after = {30, 33, 31, 32};
    Comparison there = compare(BEFORE, after);
    Comparison back = compare(after, BEFORE);

    assertThat((1 + there.change()) * (1 + back.change())).isCloseTo(1, offset(1e-12));
    assertThat(back.pValue()).isEqualTo(there.pValue());
  }

  @Test
  public void theUnitDoesNotMatter() {
    Comparison milliseconds = compare(BEFORE, new double[] {21, 24, 25, 22});
    Comparison seconds =
        compare(
            new double[] {0.020, 0.022, 0.021, 0.023}, new double[] {0.021, 0.024, 0.025, 0.022});

    assertThat(seconds.change()).isCloseTo(milliseconds.change(), offset(1e-9));
    assertThat(seconds.pValue()).isEqualTo(milliseconds.pValue());
  }

  @Test
  public void oneWildRunHardlyMovesTheChange() {
    double[] after = {24, 26, 25, 27, 24.5, 25.5};
    double[] wild = after.clone();
    wild[3] = 2_700;

    assertThat(compare(BEFORE, wild).change())
        .isCloseTo(compare(BEFORE, after).change(), offset(0.02));
  }

  @Test
  public void runsThatResembleEachOtherAreLessEvidence() {
    double[] after = {24, 26, 25, 27, 24.5, 25.5};
    Comparison independent = Comparison.of(BEFORE, after, 1).orElseThrow();
    Comparison alike = Comparison.of(BEFORE, after, 1.1).orElseThrow();

    assertThat(alike.change()).isEqualTo(independent.change());
    assertThat(alike.pValue()).isGreaterThan(independent.pValue());
    assertThat(Comparison.of(BEFORE, after, 10).orElseThrow().interval()).isEmpty();
  }

  /** The interval and the p-value are two views of one test. */
  @Test
  public void theIntervalLeavesOutNoChangeExactlyWhereTheTestRulesOutChance() {
    for (int slower = 0; slower <= 40; slower++) {
      double factor = 1 + slower / 100.0;
      double[] after = {20.5 * factor, 22.5 * factor, 21.5 * factor, 23.5 * factor, 19.5 * factor};
      Comparison comparison = compare(BEFORE, after);
      assertThat(comparison.interval().orElseThrow().low() > 0)
          .describedAs("%d %% slower", slower)
          .isEqualTo(comparison.pValue() <= 0.05);
    }
  }

  @Test
  public void figuresThatAreNotPositiveAreComparedWithTheTypicalOne() {
    Comparison comparison = compare(new double[] {-1, 2, 2, 2, 5}, new double[] {0, 3, 3, 3, 6});

    assertThat(comparison.change()).isCloseTo(0.5, offset(1e-12));
    assertThat(Comparison.of(new double[] {0, 0, 1}, new double[] {1, 2, 3}, 1)).isEmpty();
  }

  @Test
  public void figuresThatAreAllAlikeAreNoChange() {
    Comparison comparison = compare(new double[] {5, 5, 5, 5}, new double[] {5, 5, 5, 5});

    assertThat(comparison.interval()).contains(new Interval(0, 0));
    assertThat(comparison.pValue()).isEqualTo(1);
  }

  private static Comparison compare(double[] before, double[] after) {
    return Comparison.of(before, after, 1).orElseThrow();
  }
}
