package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.hipparchus.util.CombinatoricsUtils;
import org.junit.Test;

public class MannWhitneyTest {
  private final MannWhitneyUTest hipparchus = new MannWhitneyUTest();
  private final Random random = new Random(20260524);

  @Test
  public void fourAgainstFourThatAreWhollyApartAreTwoWaysInSeventy() {
    assertThat(new MannWhitney(4, 4).pValue(0)).isEqualTo(2.0 / 70);
    assertThat(new MannWhitney(4, 4).pValue(16)).isEqualTo(2.0 / 70);
  }

  @Test
  public void theMiddleIsNoEvidence() {
    assertThat(new MannWhitney(4, 4).pValue(8)).isEqualTo(1);
    assertThat(new MannWhitney(200, 300).pValue(30_000)).isEqualTo(1);
  }

  /** The published tables of the two-sided test at 5 %. */
  @Test
  public void theLargestStatisticWithinTheLevelIsThatOfTheTables() {
    assertThat(critical(3, 4)).isEmpty();
    assertThat(critical(3, 5)).hasValue(0);
    assertThat(critical(4, 4)).hasValue(0);
    assertThat(critical(5, 5)).hasValue(2);
    assertThat(critical(8, 8)).hasValue(13);
    assertThat(critical(10, 10)).hasValue(23);
    assertThat(critical(20, 8)).hasValue(41);
    assertThat(critical(20, 20)).hasValue(127);
  }

  @Test
  public void withoutTiesSmallSamplesAgreeWithHipparchus() {
    for (int first = 2; first <= 12; first++) {
      for (int second = 2; second <= 12; second++) {
        double[] x = random.doubles(first).toArray();
        double[] y = random.doubles(second, 0.3, 1.3).toArray();
        assertThat(ours(x, y))
            .describedAs("%d against %d", first, second)
            .isCloseTo(hipparchus.mannWhitneyUTest(x, y, true), offset(1e-12));
      }
    }
  }

  @Test
  public void samplesTooLargeToCountAgreeWithHipparchusNormalApproximation() {
    double[] x = random.doubles(90).toArray();
    double[] y = random.doubles(110, 0.1, 1.1).toArray();

    double p = ours(x, y);

    assertThat(p).isBetween(1e-4, 0.5);
    assertThat(p).isCloseTo(hipparchus.mannWhitneyUTest(x, y, false), offset(0.002));
  }

  /** With more than 46 against 46 the normal curve takes over. */
  @Test
  public void exactAndNormalMeetWhereOneGivesWayToTheOther() {
    for (double share : new double[] {0.35, 0.4, 0.45}) {
      double exact = new MannWhitney(46, 46).pValue(Math.rint(share * 46 * 46));
      double normal = new MannWhitney(47, 47).pValue(Math.rint(share * 47 * 47));
      assertThat(normal).isBetween(0.85 * exact, 1.05 * exact);
    }
  }

  /** The partitions into at most ten parts of at most a thousand, without any rounding. */
  @Test
  public void tenAgainstAThousandAreCountedAsExactlyAsWholeNumbersWould() {
    BigInteger[] count = new BigInteger[5_001];
    Arrays.fill(count, BigInteger.ZERO);
    count[0] = BigInteger.ONE;
    for (int i = 1; i <= 10; i++) {
      for (int u = count.length - 1; u >= 1_000 + i; u--) {
        count[u] = count[u].subtract(count[u - 1_000 - i]);
      }
      for (int u = i; u < count.length; u++) {
        count[u] = count[u].add(count[u - i]);
      }
    }
    double all = CombinatoricsUtils.binomialCoefficientLog(1_010, 10);
    BigInteger within = BigInteger.ZERO;
    for (int u = 0; u <= 4_000; u++) {
      within = within.add(count[u]);
      if (u % 800 == 0) {
        double expected = 2 * Math.exp(Math.log(within.doubleValue()) - all);
        assertThat(new MannWhitney(1_000, 10).pValue(u))
            .isCloseTo(expected, withinPercentage(1e-6));
      }
    }
  }

  @Test
  public void tiesErrOnTheSideOfNoDifference() {
    double[] x = {1, 2, 2, 3};
    double[] y = {2, 3, 3, 4};

    assertThat(ours(x, y)).isGreaterThanOrEqualTo(hipparchus.mannWhitneyUTest(x, y));
  }

  @Test
  public void oneRunAgainstManyIsCountedToo() {
    assertThat(new MannWhitney(1, 39).pValue(0)).isEqualTo(2.0 / 40);
    assertThat(new MannWhitney(2, 5_000).pValue(0)).isCloseTo(2 / 12_507_501.0, offset(1e-15));
  }

  private double ours(double[] x, double[] y) {
    return new MannWhitney(x.length, y.length).pValue(hipparchus.mannWhitneyU(x, y));
  }

  private static OptionalLong critical(int first, int second) {
    return new MannWhitney(first, second).criticalValue(0.05);
  }
}
