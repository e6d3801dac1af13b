package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.util.Random;
import org.junit.Test;

public class ChangePointLocationTest {
  private static final int SHORTEST = 5;

  @Test
  public void aGuessThatIsOffIsMovedToTheChange() {
    double[] values = changed(60, 33);

    for (int guess = 28; guess <= 38; guess++) {
      assertThat(place(values, guess)).as("from %d", guess).isEqualTo(33);
    }
  }

  @Test
  public void wildValuesHaveNoSay() {
    double[] values = changed(60, 33);
    values[31] = 90;
    values[35] = -90;

    assertThat(place(values, 30)).isEqualTo(33);
  }

  @Test
  public void bothSidesKeepTheirFewestValues() {
    double[] values = changed(60, 2);

    assertThat(place(values, 10)).isGreaterThanOrEqualTo(SHORTEST);
  }

  @Test
  public void withoutAChangeTheGuessStays() {
    assertThat(place(new double[20], 7)).isEqualTo(7);
  }

  @Test
  public void whereTheValuesBeforeAreAllTheSameTheFirstOtherOneIsThePlace() {
    double[] values = new double[40];
    Random random = new Random(3);
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 24 ? 100 : 101 + 3 * random.nextGaussian();
    }
    double[] back = new double[40];
    for (int i = 0; i < values.length; i++) {
      back[i] = values[values.length - 1 - i];
    }

    for (int guess = 20; guess <= 28; guess++) {
      assertThat(place(values, guess)).isEqualTo(24);
      assertThat(place(back, 40 - guess)).isEqualTo(16);
    }
  }

  @Test
  public void theIntervalHoldsThePlaceAndIsWiderWhereNeighboursResemble() {
    double[] values = changed(60, 33);
    for (int i = 33; i < 60; i++) {
      values[i] -= 0.085;
    }

    ChangePointLocation.Place sure = location(values).estimate(33, VarianceInflation.NONE);
    ChangePointLocation.Place doubtful = location(values).estimate(33, new VarianceInflation(4));

    assertThat(33).isBetween(sure.earliest(), sure.latest());
    assertThat(doubtful.latest() - doubtful.earliest())
        .isGreaterThan(sure.latest() - sure.earliest());
  }

  private static int place(double[] values, int guess) {
    return location(values).estimate(guess, VarianceInflation.NONE).index();
  }

  private static ChangePointLocation location(double[] values) {
    return new ChangePointLocation(
        values, new SplitStatistic(values).order(0, values.length), SHORTEST);
  }

  private static double[] changed(int length, int index) {
    double[] values = Noise.NORMAL.around1(length, 0.01, new Random(8));
    for (int i = index; i < length; i++) {
      values[i] += 0.1;
    }
    return values;
  }
}
