package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.Test;

public class CosinorTest {
  @Test
  public void aDailyRhythmIsSeenInHalfADayOfEachSegment() {
    assertThat(Cosinor.pValue(List.of(hours(0, 10, 0.1, 1), hours(10, 10, 0.1, 2))))
        .isLessThan(0.001);
  }

  @Test
  public void noiseHasNoRhythm() {
    int seen = 0;
    for (int i = 0; i < 200; i++) {
      seen +=
          Cosinor.pValue(List.of(hours(0, 20, 0, 2 * i), hours(20, 20, 0, 2 * i + 1))) <= 0.05
              ? 1
              : 0;
    }
    assertThat(seen).isBetween(2, 20);
  }

  @Test
  public void theLevelsOfTheSegmentsDoNotCount() {
    Cosinor.Segment low = hours(0, 12, 0, 3);
    Cosinor.Segment high = hours(12, 12, 0, 4);
    double[] higher = high.values().clone();
    for (int i = 0; i < higher.length; i++) {
      higher[i] += 100;
    }

    assertThat(Cosinor.pValue(List.of(low, new Cosinor.Segment(high.phases(), higher))))
        .isEqualTo(Cosinor.pValue(List.of(low, high)));
  }

  @Test
  public void aFewValuesShowNoRhythm() {
    assertThat(Cosinor.pValue(List.of(hours(0, 4, 0.5, 5), hours(4, 4, 0.5, 6)))).isEqualTo(1);
    assertThat(Cosinor.pValue(List.of())).isEqualTo(1);
  }

  private static Cosinor.Segment hours(int first, int count, double height, long seed) {
    Random random = new Random(seed);
    double[] phases = new double[count];
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      phases[i] = (first + i) % 24 / 24.0;
      values[i] = 1 + height * Math.sin(2 * Math.PI * phases[i]) + 0.02 * random.nextGaussian();
    }
    return new Cosinor.Segment(phases, values);
  }

  @Test
  public void twoPartsOfADayAreLikelierARhythm() {
    double[] first = IntStream.range(0, 10).mapToDouble(hour -> hour / 24.0).toArray();
    double[] second = IntStream.range(10, 20).mapToDouble(hour -> hour / 24.0).toArray();

    assertThat(Cosinor.isLikelierThanAShift(day(first), day(second))).isTrue();
  }

  private static Cosinor.Segment day(double[] phases) {
    return new Cosinor.Segment(
        phases,
        Arrays.stream(phases).map(phase -> 20 + 2 * Math.sin(2 * Math.PI * phase)).toArray());
  }
}
