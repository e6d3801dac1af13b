package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

public class AutocorrelationTest {
  @Test
  public void independentRunsHaveNone() {
    assertThat(mean(Noise.NORMAL, 200)).isLessThan(0.04);
    assertThat(mean(Noise.STUDENT_3, 200)).isLessThan(0.04);
  }

  @Test
  public void manyRunsThatResembleTheirNeighboursShowIt() {
    assertThat(mean(Noise.AUTOCORRELATED, 1_000)).isCloseTo(0.28, offset(0.03));
  }

  @Test
  public void fewRunsAreNotPunishedForWhatChanceShows() {
    double worst = within(new double[] {1, 2, 3, 4, 5}, new double[] {6, 7, 8, 9, 10});

    assertThat(worst).isPositive();
    assertThat(VarianceInflation.of(worst).standardErrorFactor()).isLessThan(1.25);
    assertThat(within(new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8})).isZero();
  }

  @Test
  public void aShiftBetweenReleasesIsNoResemblance() {
    double[] before = Noise.NORMAL.values(50, new Random(1));
    double[] after = Noise.NORMAL.values(50, new Random(2));
    double apart = within(before, after);

    double[] shifted = Arrays.stream(after).map(value -> value + 1_000).toArray();

    assertThat(within(before, shifted)).isEqualTo(apart);
  }

  @Test
  public void runsThatAlternateCountAsIndependent() {
    assertThat(within(new double[] {1, 9, 2, 8, 3, 7, 1.5, 8.5})).isZero();
  }

  @Test
  public void figuresThatAreAllAlikeShowNothing() {
    assertThat(within(new double[] {5, 5, 5, 5, 5, 5})).isZero();
  }

  private static double within(double[]... releases) {
    return Autocorrelation.of(List.of(releases)).lag1();
  }

  private static double mean(Noise noise, int runs) {
    Random random = new Random(7);
    return IntStream.range(0, 50)
        .mapToDouble(i -> within(noise.values(runs / 2, random), noise.values(runs / 2, random)))
        .average()
        .orElseThrow();
  }
}
