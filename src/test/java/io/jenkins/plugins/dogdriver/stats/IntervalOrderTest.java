package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

public class IntervalOrderTest {
  private static final double[] VALUES =
      new Random(3).doubles(3_000, 0, 400).map(Math::rint).toArray();

  @Test
  public void anyIntervalIsInTheOrderOfItsValuesAndEqualOnesInThatOfTime() {
    IntervalOrder order = new IntervalOrder(VALUES);
    Random random = new Random(7);

    for (int i = 0; i < 300; i++) {
      int start = random.nextInt(VALUES.length);
      int end = start + random.nextInt(VALUES.length - start + 1);
      assertThat(indexes(order.sorted(start, end)))
          .as("from %d to %d", start, end)
          .isEqualTo(sorted(start, end));
    }
  }

  @Test
  public void equalValuesHaveTheSameNumberOfSmallerOnes() {
    long[] sorted = new IntervalOrder(new double[] {5, 7, 5, 1}).sorted(0, 4);

    assertThat(Arrays.stream(sorted).map(entry -> entry >>> Integer.SIZE))
        .containsExactly(0L, 1L, 1L, 3L);
    assertThat(indexes(sorted)).containsExactly(3, 0, 2, 1);
  }

  private static int[] indexes(long[] sorted) {
    return IntStream.range(0, sorted.length).map(i -> (int) sorted[i]).toArray();
  }

  private static int[] sorted(int start, int end) {
    return IntStream.range(start, end)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> VALUES[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
