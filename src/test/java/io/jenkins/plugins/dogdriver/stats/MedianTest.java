package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class MedianTest {
  @Test
  public void ofAnOddNumberOfValuesItIsTheMiddleOne() {
    assertThat(Median.of(new double[] {9, 1, 4})).isEqualTo(4);
    assertThat(Median.of(new double[] {7})).isEqualTo(7);
  }

  @Test
  public void ofAnEvenNumberOfValuesItIsBetweenTheTwoInTheMiddle() {
    assertThat(Median.of(new double[] {9, 1, 4, 5})).isEqualTo(4.5);
  }

  @Test
  public void aWildValueCountsAsOneValue() {
    assertThat(Median.of(new double[] {1, 2, 3, 4, 1e300})).isEqualTo(3);
  }

  @Test
  public void theLargestNumbersDoNotOverflow() {
    double most = Double.MAX_VALUE;

    assertThat(Median.of(new double[] {most, most})).isEqualTo(most);
  }

  @Test
  public void theValuesStayInTheirOrder() {
    double[] values = {3, 1, 2};

    Median.of(values);

    assertThat(values).containsExactly(3, 1, 2);
  }

  @Test
  public void withoutAValueThereIsNone() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Median.of(new double[0]))
        .withMessage("There is no median of no values.");
  }

  @Test
  public void theMedianOfDeviationsEstimatesTheStandardDeviation() {
    // Half of all normal values are within 0.6745 standard deviations of their mean.
    assertThat(MedianAbsoluteDeviation.toStandardDeviation(0.6745)).isCloseTo(1, offset(1e-4));
  }
}
