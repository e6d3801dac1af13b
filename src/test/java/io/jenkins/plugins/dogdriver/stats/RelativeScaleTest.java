package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class RelativeScaleTest {
  private static final double[] POSITIVE = {2, 4, 8};
  private static final double[] MIXED = {-1, 4, 9};

  @Test
  public void positiveValuesAreComparedAsRatios() {
    RelativeScale scale = RelativeScale.of(POSITIVE, POSITIVE);
    double[] values = scale.apply(new double[] {10, 11});

    assertThat(scale.change(values[1] - values[0])).isCloseTo(0.1, offset(1e-12));
  }

  @Test
  public void otherValuesAreComparedInUnitsOfTheMedian() {
    for (RelativeScale scale :
        new RelativeScale[] {
          RelativeScale.of(MIXED, POSITIVE), RelativeScale.of(POSITIVE, MIXED)
        }) {
      double[] values = scale.apply(new double[] {10, 11});

      assertThat(scale.unit()).isEqualTo(4);
      assertThat(scale.change(values[1] - values[0])).isCloseTo(0.25, offset(1e-12));
    }
  }

  @Test
  public void nothingIsRelativeToAMedianOfZero() {
    assertThat(RelativeScale.of(new double[] {-1, 0, 1}, POSITIVE).unit()).isZero();
  }

  @Test
  public void aShiftAndARelativeChangeAreTwoNamesOfOneThing() {
    for (RelativeScale scale :
        new RelativeScale[] {new RelativeScale(true, 1), new RelativeScale(false, 4)}) {
      for (double change : new double[] {-0.9, -0.05, 0, 0.05, 3}) {
        assertThat(scale.change(scale.shift(change))).isCloseTo(change, offset(1e-12));
      }
    }
  }
}
