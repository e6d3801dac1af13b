package io.jenkins.plugins.dogdriver.datadog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.datadog.Window.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
    Bucket inside = new Bucket(MINUTE.plusSeconds(20), Duration.ofSeconds(20), 1);
    Bucket after = new Bucket(MINUTE.plusSeconds(80), Duration.ofSeconds(20), 2);

    assertThat(window.select(List.of(List.of(inside), List.of(after), List.of())))
        .containsExactly(List.of(inside));
  }

  /** The values of the buckets taken from a series that is numbered from 0 on. */
  private static List<Double> values(Window window, long seconds, int buckets) {
    List<Bucket> series =
        IntStream.range(0, buckets)
            .mapToObj(
                i -> new Bucket(MINUTE.plusSeconds(i * seconds), Duration.ofSeconds(seconds), i))
            .toList();
    return window.select(List.of(series)).get(0).stream().map(Bucket::value).toList();
  }
}
