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
      assertThat(ChangePointLocation.estimate(values, guess, SHORTEST))
          .as("from %d", guess)
          .isEqualTo(33);
    }
  }

  @Test
  public void wildValuesHaveNoSay() {
    double[] values = changed(60, 33);
    values[31] = 90;
    values[35] = -90;

    assertThat(ChangePointLocation.estimate(values, 30, SHORTEST)).isEqualTo(33);
  }

  @Test
  public void bothSidesKeepTheirFewestValues() {
    double[] values = changed(60, 2);

    assertThat(ChangePointLocation.estimate(values, 10, SHORTEST)).isGreaterThanOrEqualTo(SHORTEST);
  }

  @Test
  public void withoutAChangeTheGuessStays() {
    assertThat(ChangePointLocation.estimate(new double[20], 7, SHORTEST)).isEqualTo(7);
  }

  private static double[] changed(int length, int index) {
    double[] values = Noise.NORMAL.around1(length, 0.01, new Random(8));
    for (int i = index; i < length; i++) {
      values[i] += 0.1;
    }
    return values;
  }
}
