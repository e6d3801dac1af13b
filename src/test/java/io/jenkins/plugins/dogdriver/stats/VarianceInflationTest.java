package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class VarianceInflationTest {
  private static final VarianceInflation FOUR = new VarianceInflation(4);

  @Test
  public void independentValuesHaveNone() {
    assertThat(VarianceInflation.of(0)).isEqualTo(VarianceInflation.NONE);
    assertThat(VarianceInflation.NONE.standardErrorFactor()).isEqualTo(1);
    assertThat(VarianceInflation.NONE.correct(0.02)).isEqualTo(0.02);
    assertThat(VarianceInflation.NONE.nominal(0.05)).isEqualTo(0.05);
  }

  @Test
  public void anAutocorrelationOfSixTenthsDoublesTheStandardError() {
    assertThat(VarianceInflation.of(0.6).factor()).isCloseTo(4, offset(1e-12));
    assertThat(VarianceInflation.of(0.6).standardErrorFactor()).isCloseTo(2, offset(1e-12));
  }

  /** Two-sided normal probabilities: 0.0455 beyond 2 standard deviations, 0.3173 beyond 1. */
  @Test
  public void aPValueIsThatOfHalfTheDistance() {
    assertThat(FOUR.correct(0.0455)).isCloseTo(0.3173, offset(1e-4));
    assertThat(FOUR.correct(1)).isEqualTo(1);
  }

  @Test
  public void aLevelIsThatOfTwiceTheDistance() {
    assertThat(FOUR.nominal(0.3173)).isCloseTo(0.0455, offset(1e-4));
    assertThat(FOUR.nominal(1)).isEqualTo(1);
  }

  @Test
  public void aPValueReachesTheLevelExactlyWhereItReachesTheNominalOneUncorrected() {
    for (double p = 0.0001; p < 0.05; p *= 1.1) {
      assertThat(FOUR.correct(p) <= 0.05).as("p %f", p).isEqualTo(p <= FOUR.nominal(0.05));
    }
  }

  @Test
  public void itIsNeverBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VarianceInflation.of(-0.6))
        .withMessageStartingWith("A variance inflation must be 1 or more, not 0.25");
    assertThatIllegalArgumentException().isThrownBy(() -> VarianceInflation.of(2));
    assertThatIllegalArgumentException().isThrownBy(() -> new VarianceInflation(Double.NaN));
  }
}
