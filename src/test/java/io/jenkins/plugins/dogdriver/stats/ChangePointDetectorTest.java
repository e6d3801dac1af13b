package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.Test;

/** Series whose change points are known. */
public class ChangePointDetectorTest {
  private static final double[] STEADY = Noise.NORMAL.around1(200, 0.03, new Random(4));

  @Test
  public void aSteadySeriesHasNone() {
    for (Noise noise : Noise.values()) {
      assertThat(ChangePointDetector.detect(noise.around1(200, 0.03, new Random(4))))
          .as(noise.title())
          .isEmpty();
    }
  }

  @Test
  public void aPlantedChangePointIsFoundWhereItIs() {
    ChangePoint point = only(plus(STEADY, i -> i < 120 ? 0 : 0.1));

    assertThat(point.index()).isEqualTo(120);
    assertThat(point.before()).isCloseTo(1, offset(0.01));
    assertThat(point.after()).isCloseTo(1.1, offset(0.01));
    assertThat(point.change()).isCloseTo(0.1, offset(0.02));
    assertThat(point.pValue()).isLessThan(1e-6);
  }

  @Test
  public void aChangeDownIsFoundToo() {
    assertThat(only(plus(STEADY, i -> i < 120 ? 0 : -0.1)).change()).isCloseTo(-0.1, offset(0.02));
  }

  @Test
  public void withoutNoiseAChangePointIsWhereTheValueChanges() {
    double[] values = values(30, i -> i < 11 ? 5 : 6);

    assertThat(only(values)).isEqualTo(new ChangePoint(11, 5, 6, only(values).pValue(), 11, 11));
  }

  @Test
  public void everyStepOfAStaircaseIsFound() {
    double[] stairs = plus(STEADY, i -> Math.floorDiv(i, 40) * 0.15);

    assertThat(ChangePointDetector.detect(stairs))
        .extracting(ChangePoint::index)
        .containsExactly(40, 80, 120, 160);
  }

  @Test
  public void twoChangePointsCloseTogetherAreBothFound() {
    double[] bump = plus(STEADY, i -> i >= 100 && i < 112 ? 0.12 : 0);

    assertThat(ChangePointDetector.detect(bump))
        .extracting(ChangePoint::index)
        .containsExactly(100, 112);
  }

  @Test
  public void thePlaceLiesWithinWhatItIsKnownTo() {
    double[] rounded = {10, 10, 10, 10, 12, 10, 10, 15, 17, 19, 19, 19, 20, 19, 21, 21};

    assertThat(ChangePointDetector.detect(rounded, 0.05))
        .isNotEmpty()
        .allSatisfy(point -> assertThat(point.index()).isBetween(point.earliest(), point.latest()));
  }

  @Test
  public void aSecondStepSoonAfterTheFirstIsFoundToo() {
    int both = 0;
    for (int seed = 0; seed < 100; seed++) {
      double[] values = Noise.NORMAL.around1(100, 0.03, new Random(seed));
      List<ChangePoint> points =
          ChangePointDetector.detect(
              values(100, i -> values[i] * (i < 50 ? 1 : i < 58 ? 1.1 : 1.21)));
      both += points.size() == 2 ? 1 : 0;
    }

    assertThat(both).isGreaterThanOrEqualTo(85);
  }

  @Test
  public void oneWildValueIsNoChangePointAndNeitherAreAFewInARow() {
    for (int width = 1; width < ChangePointDetector.MIN_SEGMENT_LENGTH; width++) {
      int end = 100 + width;
      double[] spike = plus(STEADY, i -> i >= 100 && i < end ? 1_000 : 0);
      assertThat(ChangePointDetector.detect(spike)).as("%d wild values", width).isEmpty();
    }
  }

  @Test
  public void aWildValueHidesNoChangePointAndMovesNone() {
    double[] values = plus(STEADY, i -> i < 120 ? 0 : 0.1);
    values[118] = 50;
    values[123] = -50;

    assertThat(only(values).index()).isEqualTo(120);
  }

  @Test
  public void aChangeOfTheNoiseAloneIsNone() {
    double[] noisier = values(200, i -> 1 + (STEADY[i] - 1) * (i < 120 ? 1 : 4));
    double[] quieter = values(200, i -> 1 + (STEADY[i] - 1) * (i < 120 ? 4 : 1));

    assertThat(ChangePointDetector.detect(noisier)).isEmpty();
    assertThat(ChangePointDetector.detect(quieter)).isEmpty();
  }

  @Test
  public void aSlopeIsSeveralChangePointsInItsDirection() {
    List<ChangePoint> points = ChangePointDetector.detect(plus(STEADY, i -> i * 0.002));

    assertThat(points)
        .hasSizeBetween(2, 12)
        .allSatisfy(point -> assertThat(point.change()).isPositive());
    assertThat(points.get(0).before()).isLessThan(1.1);
    assertThat(points.get(points.size() - 1).after()).isGreaterThan(1.3);
  }

  @Test
  public void valuesThatAreAllAlikeHaveNone() {
    assertThat(ChangePointDetector.detect(values(500, i -> 7))).isEmpty();
    assertThat(ChangePointDetector.detect(values(500, i -> i % 2))).isEmpty();
  }

  @Test
  public void aHandfulOfValuesShowsNone() {
    assertThat(ChangePointDetector.detect(new double[0])).isEmpty();
    assertThat(ChangePointDetector.detect(new double[] {1, 9})).isEmpty();
    assertThat(
            ChangePointDetector.detect(
                values(ChangePointDetector.MIN_SERIES_LENGTH - 1, i -> i < 8 ? 1 : 9)))
        .isEmpty();
    assertThat(
            ChangePointDetector.detect(
                values(ChangePointDetector.MIN_SERIES_LENGTH, i -> i < 8 ? 1 : 9)))
        .hasSize(1);
  }

  @Test
  public void theUnitDoesNotMatter() {
    double[] values = plus(STEADY, i -> i < 120 ? 0 : 0.1);
    ChangePoint point = only(values);

    for (double factor : new double[] {1e-300, 1e-9, 1024, 1e300}) {
      ChangePoint scaled = only(values(values.length, i -> factor * values[i]));
      assertThat(scaled.index()).isEqualTo(point.index());
      assertThat(scaled.pValue()).isEqualTo(point.pValue());
    }
  }

  @Test
  public void fromNothingToSomethingIsAChangeThatNoShareMeasures() {
    ChangePoint point = only(values(40, i -> i < 20 ? 0 : 3));

    assertThat(point.after()).isEqualTo(3);
    assertThat(point.change()).isZero();
  }

  @Test
  public void theSameValuesGiveTheSameChangePointsEveryTime() {
    double[] values =
        plus(
            Noise.AUTOCORRELATED.around1(3_000, 0.03, new Random(6)),
            i -> Math.floorDiv(i, 700) * 0.1);
    double[] copy = values.clone();
    List<ChangePoint> points = ChangePointDetector.detect(values);

    assertThat(points).hasSize(4);
    assertThat(values).isEqualTo(copy);
    for (int i = 0; i < 5; i++) {
      assertThat(ChangePointDetector.detect(values)).isEqualTo(points);
    }
  }

  @Test
  public void aValueThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> ChangePointDetector.detect(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Every value of a series must be a finite number.");
  }

  private static ChangePoint only(double[] values) {
    List<ChangePoint> points = ChangePointDetector.detect(values);
    assertThat(points).hasSize(1);
    return points.get(0);
  }

  private static double[] plus(double[] values, IntToDoubleFunction more) {
    return values(values.length, i -> values[i] + more.applyAsDouble(i));
  }

  private static double[] values(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }
}
