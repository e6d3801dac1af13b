package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.Arrays;
import java.util.Random;
import org.junit.Test;

/** The search for one difference, against all differences in order. */
public class HodgesLehmannTest {
  private final Random random = new Random(11);

  @Test
  public void theEstimateIsTheMedianOfAllDifferences() {
    for (int i = 0; i < 200; i++) {
      double[] from = sample();
      double[] to = sample();

      assertThat(HodgesLehmann.estimate(from, to)).isEqualTo(Median.of(differences(from, to)));
    }
  }

  @Test
  public void theIntervalLeavesOutAsManyDifferencesAtEachEnd() {
    for (int i = 0; i < 200; i++) {
      double[] from = sample();
      double[] to = sample();
      double[] all = differences(from, to);
      int rank = random.nextInt((all.length + 1) / 2);

      assertThat(HodgesLehmann.interval(from, to, rank))
          .isEqualTo(new ConfidenceInterval(all[rank], all[all.length - 1 - rank]));
    }
  }

  @Test
  public void aSampleThatIsMovedIsThatFarAway() {
    double[] from = sample();
    double[] to = Arrays.stream(from).map(value -> value - 30).toArray();

    assertThat(HodgesLehmann.estimate(from, to)).isCloseTo(-30, offset(1e-9));
  }

  @Test
  public void aWildValueHardlyMovesIt() {
    double[] from = {1, 2, 3, 4, 5};

    assertThat(HodgesLehmann.estimate(from, new double[] {11, 12, 13, 14, 15})).isEqualTo(10);
    assertThat(HodgesLehmann.estimate(from, new double[] {11, 12, 13, 14, 1e12}))
        .isBetween(10.0, 11.0);
  }

  /** Sorted, of both signs, and with some values that are equal. */
  private double[] sample() {
    double[] values =
        random.doubles(1 + random.nextInt(12), -5, 5).map(v -> Math.rint(4 * v) / 4).toArray();
    Arrays.sort(values);
    return values;
  }

  private static double[] differences(double[] from, double[] to) {
    return Arrays.stream(from)
        .flatMap(start -> Arrays.stream(to).map(end -> end - start))
        .sorted()
        .toArray();
  }
}
