package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.stats.SeededIntervals.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class SeededIntervalsTest {
  @Test
  public void theFirstIsTheWholeSeriesIfThatIsNotTooLong() {
    assertThat(intervals(100, 2_000, 10).get(0)).isEqualTo(new Interval(0, 100));
    assertThat(intervals(5_000, 2_000, 10).get(0)).isEqualTo(new Interval(0, 2_000));
  }

  @Test
  public void noneIsTooLongOrTooShortOrOutside() {
    assertThat(intervals(5_000, 2_000, 10))
        .allSatisfy(
            interval -> {
              assertThat(interval.length()).isBetween(10, 2_000);
              assertThat(interval.start()).isNotNegative();
              assertThat(interval.end()).isLessThanOrEqualTo(5_000);
            });
  }

  @Test
  public void aPlaceIsWellInsideAnIntervalOfEveryLength() {
    List<Interval> intervals = intervals(1_000, 2_000, 10);

    for (int width = 20; width <= 500; width *= 2) {
      for (int place = width; place <= 1_000 - width; place++) {
        int from = place - width;
        int to = place + width;
        int at = place;
        int inside = width / 5;
        assertThat(intervals)
            .as("around %d, within %d", place, width)
            .anyMatch(
                interval ->
                    interval.start() >= from
                        && interval.end() <= to
                        && interval.start() <= at - inside
                        && interval.end() >= at + inside);
      }
    }
  }

  @Test
  public void allOfThemTakeTimeInProportionToALongSeries() {
    assertThat(length(100_000)).isBetween(9 * length(10_000), 11 * length(10_000));
  }

  private static long length(int series) {
    return intervals(series, 2_000, 10).stream().mapToLong(Interval::length).sum();
  }

  private static List<Interval> intervals(int length, int longest, int shortest) {
    List<Interval> intervals = new ArrayList<>();
    SeededIntervals.of(length, longest, shortest, intervals::add);
    return intervals;
  }
}
