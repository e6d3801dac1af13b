package io.jenkins.plugins.dogdriver.report;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.chart.Theme;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.trend.MetricTrend;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.Test;

public class ChartCacheTest {
  private static final Metric ART = Metric.defaults().get(2);
  private static final ZoneId UTC = ZoneOffset.UTC;

  private final ChartCache charts = new ChartCache();

  @Test
  public void aPictureIsDrawnOnceForEachGround() throws IOException {
    Trend trend = trend(8);
    byte[] light = charts.png(trend, art(trend), Theme.LIGHT, UTC);

    assertThat(charts.png(trend, art(trend), Theme.LIGHT, UTC)).isSameAs(light);
    assertThat(charts.png(trend, art(trend), Theme.DARK, UTC)).isNotEqualTo(light);

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(light));
    assertThat(image.getWidth()).isEqualTo(2 * ChartCache.WIDTH);
    assertThat(image.getHeight()).isEqualTo(2 * ChartCache.HEIGHT);
  }

  private static MetricTrend art(Trend trend) {
    return trend.metrics().stream().filter(t -> t.metric().equals(ART)).findFirst().orElseThrow();
  }

  @Test
  public void anotherRunOrAnotherZoneIsAnotherVersion() {
    Trend trend = trend(8);
    String version = ChartCache.version(trend, UTC);

    assertThat(ChartCache.version(trend, UTC)).isEqualTo(version);
    assertThat(ChartCache.version(trend, ZoneId.of("Europe/Berlin"))).isNotEqualTo(version);
    assertThat(ChartCache.version(trend(9), UTC)).isNotEqualTo(version);
    assertThat(ChartCache.version(trend(0), UTC)).startsWith("0-");
  }

  @Test
  public void onlyTheNewestRunsArePictured() {
    Trend trend = trend(ChartCache.MOST_RUNS + 50);

    assertThat(charts.spots(trend, ART, UTC)).hasSize(ChartCache.MOST_RUNS);
    assertThat(ChartCache.runs(trend).get(ChartCache.MOST_RUNS - 1))
        .isEqualTo(trend.runs().get(trend.runs().size() - 1));
  }

  @Test
  public void whereThereIsNoRoomForAllThePictureShowsTheComparedReleases() {
    List<MeasuredRun> runs = new ArrayList<>(trend(ChartCache.MOST_RUNS).runs());
    for (int i = 0; i < 60; i++) {
      runs.add(
          aRun()
              .version(i < 30 ? "6.9.0" : "7.0.0")
              .start(RunBuilder.FIRST_START.plus(Duration.ofDays(30).plusHours(i)))
              .figure("ART", 20)
              .measured());
    }
    Trend trend = Trend.of("kintowe", runs, Selection.NEWEST, Metric.defaults());

    assertThat(ChartCache.runs(trend)).isEqualTo(runs.subList(ChartCache.MOST_RUNS, runs.size()));
  }

  @Test
  public void thePictureOfTheHistoryShowsEveryRun() throws IOException {
    Trend trend = trend(ChartCache.MOST_RUNS + 50);

    byte[] history = charts.history(trend, ART, Theme.LIGHT, UTC);

    assertThat(charts.history(trend, ART, Theme.LIGHT, UTC)).isSameAs(history);
    assertThat(ImageIO.read(new ByteArrayInputStream(history)).getHeight())
        .isEqualTo(2 * ChartCache.HISTORY_HEIGHT);
  }

  private static Trend trend(int runs) {
    List<MeasuredRun> measured =
        IntStream.range(0, runs)
            .mapToObj(
                i ->
                    aRun()
                        .id("run-" + i)
                        .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
                        .figure("ART", 20 + i % 3)
                        .measured())
            .toList();
    return Trend.of("kintowe", measured, Selection.NEWEST, Metric.defaults());
  }
}
