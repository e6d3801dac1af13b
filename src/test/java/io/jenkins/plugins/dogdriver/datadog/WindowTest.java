package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Test;

/** Which of Datadog's points belong to a run. */
public class WindowTest {
  private static final Instant MINUTE = Instant.parse("2026-05-24T14:26:00Z");

  @Test
  public void wholeMinutesAreAskedFor() {
    Window window = new Window(MINUTE.plusMillis(12_345), MINUTE.plusSeconds(60).plusMillis(1));

    assertThat(window.from()).isEqualTo(MINUTE.getEpochSecond());
    assertThat(window.to()).isEqualTo(MINUTE.getEpochSecond() + 120);
  }

  @Test
  public void aRunFromMinuteToMinuteAsksForNoMore() {
    Window window = new Window(MINUTE, MINUTE.plusSeconds(60));

    assertThat(window.to() - window.from()).isEqualTo(60);
  }

  @Test
  public void aRunOfNoTimeAtAllStillAsksForAMinute() {
    Window window = new Window(MINUTE.plusSeconds(3), MINUTE.plusSeconds(3));

    assertThat(window.to() - window.from()).isEqualTo(60);
  }

  @Test
  public void bucketsThatHoldIdleSecondsAreLeftOut() {
    Window window = new Window(MINUTE.plusSeconds(5), MINUTE.plusSeconds(85));

    assertThat(values(window, 20, 6)).containsExactly(1.0, 2.0, 3.0);
  }

  @Test
  public void aRunShorterThanABucketTakesWhatItOverlaps() {
    assertThat(values(new Window(MINUTE.plusSeconds(5), MINUTE.plusSeconds(9)), 20, 6))
        .containsExactly(0.0);
    assertThat(values(new Window(MINUTE.plusSeconds(35), MINUTE.plusSeconds(45)), 20, 6))
        .containsExactly(1.0, 2.0);
  }

  @Test
  public void seriesWithoutABucketInTheWindowAreNotCounted() {
    Window window = new Window(MINUTE, MINUTE.plusSeconds(60));
    PointSeries inside = series(Duration.ofSeconds(20), MINUTE.plusSeconds(20), 1);
    PointSeries after = series(Duration.ofSeconds(20), MINUTE.plusSeconds(80), 2);
    PointSeries empty = new PointSeries.Builder().build(0, Duration.ZERO);

    assertThat(window.select(List.of(inside, after, empty))).containsExactly(new double[] {1});
  }

  @Test
  public void pointsThatStopWellShortOfTheEndCoverAPart() {
    Window window = new Window(MINUTE.plusSeconds(5), MINUTE.plusSeconds(5 + 600));

    assertThat(window.coverage(List.of(minutes(0, 4)))).isEqualTo(3 / 9.0);
    assertThat(window.coverage(List.of(minutes(0, 3), minutes(3, 6)))).isEqualTo(5 / 9.0);
  }

  /** moloslave makes a virtualenv first, and a service without requests may have no points. */
  @Test
  public void aLoadMayTakeAWhileToBegin() {
    Window window = new Window(MINUTE.plusSeconds(5), MINUTE.plusSeconds(5 + 600));

    assertThat(window.coverage(List.of(minutes(7, 12)))).isEqualTo(1);
    assertThat(window.coverage(List.of(minutes(4, 6)))).isEqualTo(5 / 9.0);
  }

  @Test
  public void twoBucketsOrAFifthMayBeMissing() {
    Window tenMinutes = new Window(MINUTE, MINUTE.plusSeconds(600));
    assertThat(tenMinutes.coverage(List.of(minutes(0, 10)))).isEqualTo(1);
    assertThat(tenMinutes.coverage(List.of(minutes(0, 8)))).isEqualTo(1);
    assertThat(tenMinutes.coverage(List.of(minutes(0, 7)))).isEqualTo(0.7);

    Window twoMinutes = new Window(MINUTE, MINUTE.plusSeconds(120));
    assertThat(twoMinutes.coverage(List.of(minutes(0, 1)))).isEqualTo(1);
  }

  /** Its processes end some seconds after the last request. */
  @Test
  public void moloslaveMayTakeAWhileToEnd() {
    Window window = new Window(MINUTE, MINUTE.plusSeconds(14));

    assertThat(window.coverage(List.of(seconds(4)))).isEqualTo(1);
    assertThat(window.coverage(List.of(seconds(3)))).isEqualTo(3 / 14.0);
  }

  private static PointSeries seconds(int number) {
    PointSeries.Builder points = new PointSeries.Builder();
    for (int i = 0; i < number; i++) {
      points.add(MINUTE.plusSeconds(i).toEpochMilli(), i);
    }
    return points.build(0, Duration.ofSeconds(1));
  }

  @Test
  public void whereABucketIsLongerThanTheRunOrOfUnknownLengthNothingIsMissing() {
    Window window = new Window(MINUTE.plusSeconds(5), MINUTE.plusSeconds(50));
    assertThat(window.coverage(List.of(minutes(0, 1)))).isEqualTo(1);

    Window hour = new Window(MINUTE, MINUTE.plusSeconds(3600));
    assertThat(hour.coverage(List.of(series(Duration.ZERO, MINUTE, 1)))).isEqualTo(1);
  }

  /** With a bucket of each minute from one on, before another. */
  private static PointSeries minutes(int first, int end) {
    PointSeries.Builder points = new PointSeries.Builder();
    for (int i = first; i < end; i++) {
      points.add(MINUTE.plusSeconds(60L * i).toEpochMilli(), i);
    }
    return points.build(0, Duration.ofMinutes(1));
  }

  private static PointSeries series(Duration interval, Instant start, double value) {
    PointSeries.Builder points = new PointSeries.Builder();
    points.add(start.toEpochMilli(), value);
    return points.build(0, interval);
  }

  /** The values of the buckets taken from a series that is numbered from 0 on. */
  private static double[] values(Window window, long seconds, int buckets) {
    PointSeries.Builder points = new PointSeries.Builder();
    for (int i = 0; i < buckets; i++) {
      points.add(MINUTE.plusSeconds(i * seconds).toEpochMilli(), i);
    }
    return window.select(List.of(points.build(0, Duration.ofSeconds(seconds)))).get(0);
  }
}
