package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.Test;

public class RoundedValuesTest {
  @Test
  public void theStepIsThatOfTheMostDecimalPlaces() {
    assertThat(RoundedValues.step(new double[] {20, 21}, new double[] {40})).isEqualTo(1);
    assertThat(RoundedValues.step(new double[] {20, 20.5}, new double[] {40})).isEqualTo(0.1);
    assertThat(RoundedValues.step(new double[] {0.021 * 1000})).isEqualTo(1);
    assertThat(RoundedValues.step(new double[] {1.0 / 3})).isZero();
  }

  @Test
  public void equalValuesAreSpreadEvenlyOverTheirCell() {
    double[] spread = RoundedValues.spread(new double[] {20, 21, 20, 20}, 1);

    assertThat(spread).containsExactly(20, 21, 19.75, 20.25);
  }

  @Test
  public void thePlaceOfAValueDoesNotDependOnLaterOnes() {
    double[] values = {20, 20, 21, 20, 21, 21, 20};
    double[] all = RoundedValues.spread(values, 1);

    for (int n = 1; n <= values.length; n++) {
      assertThat(RoundedValues.spread(Arrays.copyOf(values, n), 1))
          .isEqualTo(Arrays.copyOf(all, n));
    }
  }

  @Test
  public void whatIsNotAboveNothingStaysWhereItIs() {
    assertThat(RoundedValues.spread(new double[] {0, 0, -3, -3}, 1)).containsExactly(0, 0, -3, -3);
  }
}
