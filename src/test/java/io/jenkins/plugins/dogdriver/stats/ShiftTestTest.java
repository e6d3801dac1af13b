package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

public class ShiftTestTest {
  /** The example of Brunner and Munzel (2000): pain scores of two groups of patients. */
  @Test
  public void thePValueOfBrunnerAndMunzelIsTheirs() {
    double[] first = {1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 2, 4, 1, 1};
    double[] second = {3, 3, 4, 3, 1, 2, 3, 1, 1, 5, 4};
    Arrays.sort(first);
    Arrays.sort(second);

    assertThat(2 * BrunnerMunzel.pValue(first, second, 0)).isCloseTo(0.005786, offset(1e-6));
  }

  @Test
  public void thePValueOfWelchIsThatOfStudentForEqualSpreads() {
    double[] first = {1, 2, 3};
    double[] second = {3, 4, 5};

    // t = 2 / sqrt(2 / 3) = 2.449 with 4 degrees of freedom
    assertThat(Welch.pValue(first, second, 0)).isCloseTo(0.0352, offset(1e-4));
    assertThat(Welch.pValue(first, second, 2)).isCloseTo(0.5, offset(1e-12));
  }

  @Test
  public void anIntervalHoldsTheTruthWhereAFewValuesScatterThreeTimesAsMuchAsMany() {
    Random random = new Random(1);
    int held = 0;
    for (int i = 0; i < 500; i++) {
      double[] many = random.doubles(200).map(u -> random.nextGaussian()).toArray();
      double[] few = random.doubles(3).map(u -> 3 * random.nextGaussian()).toArray();
      ConfidenceInterval interval =
          new ShiftTest(many, few).interval(0.05, VarianceInflation.NONE).orElseThrow();
      held += interval.low() <= 0 && interval.high() >= 0 ? 1 : 0;
    }
    assertThat(held / 500.0).isGreaterThanOrEqualTo(0.93);
  }

  @Test
  public void upAndDownAreTheSameStory() {
    double[] from = {20, 22, 21, 23, 20.5, 21.7};
    double[] to = {24, 26, 25, 27, 24.5, 39};

    ConfidenceInterval there =
        new ShiftTest(from, to).interval(0.05, VarianceInflation.NONE).orElseThrow();
    ConfidenceInterval back =
        new ShiftTest(to, from).interval(0.05, VarianceInflation.NONE).orElseThrow();

    assertThat(back.low()).isEqualTo(-there.high());
    assertThat(back.high()).isEqualTo(-there.low());
  }
}
