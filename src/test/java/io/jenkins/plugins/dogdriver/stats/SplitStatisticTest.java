package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.hipparchus.stat.inference.MannWhitneyUTest;
import org.junit.Test;

public class SplitStatisticTest {
  private static final double[] VALUES = new Random(5).doubles(40, 0, 10).map(Math::rint).toArray();

  @Test
  public void everySplitHasItsNumberOfPairsWithTheLargerValueFirst() {
    double[] u = new SplitStatistic(VALUES).of(7, 31);

    assertThat(u).hasSize(25);
    for (int k = 0; k <= 24; k++) {
      assertThat(u[k]).as("after %d values", k).isEqualTo(pairs(7, 7 + k, 31));
    }
  }

  @Test
  public void itIsThatOfTheRankTest() {
    double[] first = Arrays.copyOf(VALUES, 15);
    double[] second = Arrays.copyOfRange(VALUES, 15, 40);
    double u = new SplitStatistic(VALUES).of(0, 40)[15];
    double other = 15 * 25 - u;

    assertThat(new MannWhitneyUTest().mannWhitneyU(first, second)).isEqualTo(Math.min(u, other));
  }

  @Test
  public void aSeriesThatOnlyFallsHasEveryPair() {
    assertThat(new SplitStatistic(new double[] {9, 7, 5, 3}).of(0, 4))
        .containsExactly(0, 3, 4, 3, 0);
  }

  private static double pairs(int start, int split, int end) {
    double pairs = 0;
    for (int i = start; i < split; i++) {
      for (int j = split; j < end; j++) {
        pairs += VALUES[i] > VALUES[j] ? 1 : VALUES[i] == VALUES[j] ? 0.5 : 0;
      }
    }
    return pairs;
  }
}
