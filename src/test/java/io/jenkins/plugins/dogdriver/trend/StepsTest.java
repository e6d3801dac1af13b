package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.Test;

/** Series whose steps are known. */
public class StepsTest {
  private static final double[] STEADY = Noise.NORMAL.around1(200, 0.03, new Random(4));

  @Test
  public void aSteadySeriesHasNone() {
    for (Noise noise : Noise.values()) {
      assertThat(Steps.in(noise.around1(200, 0.03, new Random(4)))).as(noise.title()).isEmpty();
    }
  }

  @Test
  public void aPlantedStepIsFoundWhereItIs() {
    Step step = only(plus(STEADY, i -> i < 120 ? 0 : 0.1));

    assertThat(step.index()).isEqualTo(120);
    assertThat(step.before()).isCloseTo(1, offset(0.01));
    assertThat(step.after()).isCloseTo(1.1, offset(0.01));
    assertThat(step.change()).isCloseTo(0.1, offset(0.02));
    assertThat(step.pValue()).isLessThan(1e-6);
  }

  @Test
  public void aStepDownIsFoundToo() {
    assertThat(only(plus(STEADY, i -> i < 120 ? 0 : -0.1)).change()).isCloseTo(-0.1, offset(0.02));
  }

  @Test
  public void withoutNoiseAStepIsWhereTheValueChanges() {
    double[] values = values(30, i -> i < 11 ? 5 : 6);

    assertThat(only(values)).isEqualTo(new Step(11, 5, 6, only(values).pValue()));
  }

  @Test
  public void everyStepOfAStaircaseIsFound() {
    double[] stairs = plus(STEADY, i -> Math.floorDiv(i, 40) * 0.15);

    assertThat(Steps.in(stairs)).extracting(Step::index).containsExactly(40, 80, 120, 160);
  }

  @Test
  public void twoStepsCloseTogetherAreFoundBoth() {
    double[] bump = plus(STEADY, i -> i >= 100 && i < 112 ? 0.12 : 0);

    assertThat(Steps.in(bump)).extracting(Step::index).containsExactly(100, 112);
  }

  @Test
  public void oneWildValueIsNoStepNorAreTwoInARow() {
    for (int width = 1; width < Steps.FEWEST; width++) {
      int end = 100 + width;
      double[] spike = plus(STEADY, i -> i >= 100 && i < end ? 1_000 : 0);
      assertThat(Steps.in(spike)).as("%d wild values", width).isEmpty();
    }
  }

  @Test
  public void aWildValueHidesNoStepAndMovesNone() {
    double[] values = plus(STEADY, i -> i < 120 ? 0 : 0.1);
    values[118] = 50;
    values[123] = -50;

    assertThat(only(values).index()).isEqualTo(120);
  }

  @Test
  public void aChangeOfTheNoiseAloneIsNone() {
    double[] noisier = values(200, i -> 1 + (STEADY[i] - 1) * (i < 120 ? 1 : 4));
    double[] quieter = values(200, i -> 1 + (STEADY[i] - 1) * (i < 120 ? 4 : 1));

    assertThat(Steps.in(noisier)).isEmpty();
    assertThat(Steps.in(quieter)).isEmpty();
  }

  @Test
  public void aSlopeIsTakenInStepsOfItsDirection() {
    List<Step> steps = Steps.in(plus(STEADY, i -> i * 0.002));

    assertThat(steps)
        .hasSizeBetween(2, 12)
        .allSatisfy(step -> assertThat(step.change()).isPositive());
    assertThat(steps.get(0).before()).isLessThan(1.1);
    assertThat(steps.get(steps.size() - 1).after()).isGreaterThan(1.3);
  }

  @Test
  public void valuesThatAreAllAlikeHaveNone() {
    assertThat(Steps.in(values(500, i -> 7))).isEmpty();
    assertThat(Steps.in(values(500, i -> i % 2))).isEmpty();
  }

  @Test
  public void aHandfulOfValuesCannotTell() {
    assertThat(Steps.in(new double[0])).isEmpty();
    assertThat(Steps.in(new double[] {1, 9})).isEmpty();
    assertThat(Steps.in(values(Steps.SHORTEST - 1, i -> i < 8 ? 1 : 9))).isEmpty();
    assertThat(Steps.in(values(Steps.SHORTEST, i -> i < 8 ? 1 : 9))).hasSize(1);
  }

  @Test
  public void theUnitDoesNotMatter() {
    double[] values = plus(STEADY, i -> i < 120 ? 0 : 0.1);
    Step step = only(values);

    for (double factor : new double[] {1e-300, 1e-9, 1024, 1e300}) {
      Step scaled = only(Releases.times(factor, values));
      assertThat(scaled.index()).isEqualTo(step.index());
      assertThat(scaled.pValue()).isEqualTo(step.pValue());
    }
  }

  @Test
  public void fromNothingToSomethingIsAStepThatNoShareMeasures() {
    Step step = only(values(40, i -> i < 20 ? 0 : 3));

    assertThat(step.after()).isEqualTo(3);
    assertThat(step.change()).isZero();
  }

  @Test
  public void theSameValuesGiveTheSameStepsEveryTime() {
    double[] values =
        plus(
            Noise.AUTOCORRELATED.around1(3_000, 0.03, new Random(6)),
            i -> Math.floorDiv(i, 700) * 0.1);
    double[] copy = values.clone();
    List<Step> steps = Steps.in(values);

    assertThat(steps).hasSize(4);
    assertThat(values).isEqualTo(copy);
    for (int i = 0; i < 5; i++) {
      assertThat(Steps.in(values)).isEqualTo(steps);
    }
  }

  @Test
  public void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> Steps.in(new double[] {1, Double.NaN}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Every value of a series must be a finite number.");
  }

  private static Step only(double[] values) {
    List<Step> steps = Steps.in(values);
    assertThat(steps).hasSize(1);
    return steps.get(0);
  }

  private static double[] plus(double[] values, IntToDoubleFunction more) {
    return values(values.length, i -> values[i] + more.applyAsDouble(i));
  }

  private static double[] values(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length).mapToDouble(value).toArray();
  }
}
