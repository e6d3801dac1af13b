package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.OptionalLong;
import java.util.Random;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.Test;

public class RankSumTest {
  private final MannWhitneyUTest hipparchus = new MannWhitneyUTest();
  private final Random random = new Random(20260524);

  @Test
  public void fourAgainstFourThatAreWhollyApartAreTwoWaysInSeventy() {
    assertThat(new RankSum(4, 4).twoSided(0)).isEqualTo(2.0 / 70);
    assertThat(new RankSum(4, 4).twoSided(16)).isEqualTo(2.0 / 70);
  }

  @Test
  public void theMiddleIsNoEvidence() {
    assertThat(new RankSum(4, 4).twoSided(8)).isEqualTo(1);
    assertThat(new RankSum(200, 300).twoSided(30_000)).isEqualTo(1);
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

  /** The largest count is that of 32 against 31; with 33 against 32 the normal curve takes over. */
  @Test
  public void exactAndNormalMeetWhereOneGivesWayToTheOther() {
    for (double share : new double[] {0.25, 0.35, 0.45}) {
      double exact = new RankSum(31, 31).twoSided(Math.round(share * 31 * 31));
      double normal = new RankSum(33, 33).twoSided(Math.round(share * 33 * 33));
      assertThat(normal).isBetween(0.7 * exact, 1.05 * exact);
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
    assertThat(new RankSum(1, 39).twoSided(0)).isEqualTo(2.0 / 40);
    assertThat(new RankSum(2, 5_000).twoSided(0)).isCloseTo(2 / 12_507_501.0, offset(1e-15));
  }

  private double ours(double[] x, double[] y) {
    return new RankSum(x.length, y.length).twoSided(hipparchus.mannWhitneyU(x, y));
  }

  private static OptionalLong critical(int first, int second) {
    return new RankSum(first, second).largestWithin(0.05);
  }
}
