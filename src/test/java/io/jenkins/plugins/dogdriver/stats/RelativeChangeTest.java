package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class RelativeChangeTest {
  private static final double[] BEFORE = {20, 22, 21, 23};

  @Test
  public void theChangeIsTheMedianOfAllRatios() {
    RelativeChange change = compare(new double[] {1, 2, 4}, new double[] {2, 8, 4});

    // The ratios are 1/2, 1, 1, 2, 2, 2, 4, 4, 8.
    assertThat(change.estimate()).isCloseTo(1, offset(1e-12));
  }

  @Test
  public void theIntervalOfFourAgainstFourIsFromTheSmallestToTheLargestRatio() {
    RelativeChange change = compare(BEFORE, new double[] {30, 33, 31, 32});

    assertThat(change.interval().orElseThrow().low()).isCloseTo(30.0 / 23 - 1, offset(1e-12));
    assertThat(change.interval().orElseThrow().high()).isCloseTo(33.0 / 20 - 1, offset(1e-12));
    assertThat(change.pValue()).isEqualTo(2.0 / 70);
  }

  @Test
  public void threeAgainstThreeHaveAChangeButNoInterval() {
    RelativeChange change = compare(new double[] {20, 21, 22}, new double[] {30, 31, 32});

    assertThat(change.estimate()).isCloseTo(0.48, offset(0.01));
    assertThat(change.interval()).isEmpty();
    assertThat(change.pValue()).isEqualTo(0.1);
  }

  @Test
  public void slowerAndFasterAreTheSameStory() {
    double[] after = {30, 33, 31, 32};
    RelativeChange there = compare(BEFORE, after);
    RelativeChange back = compare(after, BEFORE);

    assertThat((1 + there.estimate()) * (1 + back.estimate())).isCloseTo(1, offset(1e-12));
    assertThat(back.pValue()).isEqualTo(there.pValue());
  }

  @Test
  public void theUnitDoesNotMatter() {
    RelativeChange milliseconds = compare(BEFORE, new double[] {21, 24, 25, 22});
    RelativeChange seconds =
        compare(
            new double[] {0.020, 0.022, 0.021, 0.023}, new double[] {0.021, 0.024, 0.025, 0.022});

    assertThat(seconds.estimate()).isCloseTo(milliseconds.estimate(), offset(1e-9));
    assertThat(seconds.pValue()).isEqualTo(milliseconds.pValue());
  }

  @Test
  public void oneWildRunHardlyMovesTheChange() {
    double[] after = {24, 26, 25, 27, 24.5, 25.5};
    double[] wild = after.clone();
    wild[3] = 2_700;

    assertThat(compare(BEFORE, wild).estimate())
        .isCloseTo(compare(BEFORE, after).estimate(), offset(0.02));
  }

  @Test
  public void runsThatResembleEachOtherAreLessEvidence() {
    double[] after = {24, 26, 25, 27, 24.5, 25.5};
    RelativeChange independent =
        RelativeChange.of(BEFORE, after, VarianceInflation.NONE).orElseThrow();
    RelativeChange alike =
        RelativeChange.of(BEFORE, after, new VarianceInflation(1.21)).orElseThrow();

    assertThat(alike.estimate()).isEqualTo(independent.estimate());
    assertThat(RelativeChange.of(BEFORE, after, new VarianceInflation(9)).orElseThrow().pValue())
        .isGreaterThan(independent.pValue());
    assertThat(width(alike)).isCloseTo(1.1 * width(independent), offset(1e-9));
  }

  /** The interval and the p-value are two views of one test. */
  @Test
  public void theIntervalLeavesOutNoChangeExactlyWhereTheTestRulesOutChance() {
    for (int slower = 0; slower <= 40; slower++) {
      double factor = 1 + slower / 100.0;
      double[] after = {20.5 * factor, 22.5 * factor, 21.5 * factor, 23.5 * factor, 19.5 * factor};
      RelativeChange change = compare(BEFORE, after);
      assertThat(change.interval().orElseThrow().low() > 0)
          .describedAs("%d %% slower", slower)
          .isEqualTo(change.pValue() <= 0.05);
    }
  }

  @Test
  public void figuresThatAreNotPositiveAreComparedWithTheTypicalOne() {
    RelativeChange change = compare(new double[] {-1, 2, 2, 2, 5}, new double[] {0, 3, 3, 3, 6});

    assertThat(change.estimate()).isCloseTo(0.5, offset(1e-12));
    assertThat(
            RelativeChange.of(
                new double[] {0, 0, 1}, new double[] {1, 2, 3}, VarianceInflation.NONE))
        .isEmpty();
  }

  @Test
  public void figuresThatAreAllAlikeAreNoChange() {
    RelativeChange change = compare(new double[] {5, 5, 5, 5}, new double[] {5, 5, 5, 5});

    assertThat(change.interval()).contains(new ConfidenceInterval(0, 0));
    assertThat(change.pValue()).isEqualTo(1);
  }

  private static double width(RelativeChange change) {
    ConfidenceInterval interval = change.interval().orElseThrow();
    return Math.log1p(interval.high()) - Math.log1p(interval.low());
  }

  private static RelativeChange compare(double[] before, double[] after) {
    return RelativeChange.of(before, after, VarianceInflation.NONE).orElseThrow();
  }
}
