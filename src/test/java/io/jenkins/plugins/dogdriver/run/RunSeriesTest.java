package io.jenkins.plugins.dogdriver.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.Test;

/** When the runs of a release are enough. */
public class RunSeriesTest {
  @Test
  public void itIsOverWhenAllRunsWereMade() {
    RunSeries series = series(2, Until.ALL, 0);

    assertThat(series.next()).isEqualTo("Run 1 of 2");
    series.passed();
    assertThat(series.position()).isEqualTo("2 of 2");
    assertThat(series.left()).isEqualTo(1);
    assertThat(series.isOver(true)).isFalse();
    series.passed();

    assertThat(series.isOver(false)).isTrue();
    assertThat(series.last()).isEqualTo("Run 2 of 2");
    assertThat(series.failure()).isEmpty();
  }

  @Test
  public void itMayEndOnceTheVerdictIsKnown() {
    RunSeries series = series(8, Until.DECIDED, 0);

    series.passed();

    assertThat(series.isOver(false)).isFalse();
    assertThat(series.isOver(true)).isTrue();
  }

  @Test
  public void aFailedRunDoesNotEndItUnlessFailuresAreCounted() {
    RunSeries any = series(3, Until.ALL, 0);
    any.failed("No.");
    assertThat(any.isOver(false)).isFalse();
    any.passed();
    any.passed();
    assertThat(any.failure()).isEmpty();
    assertThat(any.failed()).isEqualTo(1);

    RunSeries two = series(8, Until.ALL, 2);
    two.failed("No.");
    two.passed();
    assertThat(two.isOver(false)).isFalse();
    two.failed("No git.");
    assertThat(two.isOver(false)).isTrue();
    assertThat(two.failure()).hasValue("2 of 3 runs failed, the last: No git.");
  }

  @Test
  public void itFailsWhereNoRunPassed() {
    RunSeries three = series(3, Until.ALL, 0);
    three.failed("A.");
    three.failed("B.");
    three.failed("C.");
    assertThat(three.failure()).hasValue("3 of 3 runs failed, the last: C.");

    RunSeries one = series(1, Until.ALL, 0);
    one.failed("A.");
    assertThat(one.failure()).hasValue("A.");
    assertThat(one.isLong()).isFalse();
  }

  @Test
  public void theNumbersHaveBounds() {
    for (int runs : new int[] {0, -1, 1001}) {
      assertThatExceptionOfType(RunException.class)
          .isThrownBy(() -> series(runs, Until.ALL, 0))
          .withMessage("The number of runs is %s; it must be 1 to 1000.".formatted(runs));
    }
    assertThatExceptionOfType(RunException.class)
        .isThrownBy(() -> series(1, Until.ALL, -1))
        .withMessageContaining("it must be 1 or more, or 0 for any");
    assertThat(series(1, Until.ALL, 0).pause()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  public void whenItIsOverIsAWord() {
    assertThat(Until.of("Decided")).isEqualTo(Until.DECIDED);
    assertThat(Until.ALL.word()).isEqualTo("all");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Until.of("tomorrow"))
        .withMessage("'tomorrow' is not a condition that ends the runs: use 'all' or 'decided'.");
  }

  private static RunSeries series(int runs, Until until, int failures) {
    return new RunSeries(runs, Duration.ofSeconds(5), until, failures);
  }
}
