package io.jenkins.plugins.dogdriver.chart;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.chart.TrendChart.Spot;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.Test;

/** Looks at the pixels. */
public class TrendChartTest {
  private static final Metric ART = Metric.defaults().get(2);
  private static final int WIDTH = 400;
  private static final int HEIGHT = 220;

  private final TrendChart chart = new TrendChart(ZoneOffset.UTC);

  @Test
  public void theGroundShinesThrough() throws IOException {
    BufferedImage image = draw(twoReleases(), Theme.LIGHT, 1);

    assertThat(image.getWidth()).isEqualTo(WIDTH);
    assertThat(image.getHeight()).isEqualTo(HEIGHT);
    for (int x : List.of(0, WIDTH - 1)) {
      assertThat(image.getRGB(x, 0) >>> 24).isZero();
      assertThat(image.getRGB(x, HEIGHT - 1) >>> 24).isZero();
    }
  }

  @Test
  public void aSharpScreenGetsTwiceThePixels() throws IOException {
    BufferedImage image = draw(twoReleases(), Theme.LIGHT, 2);

    assertThat(image.getWidth()).isEqualTo(2 * WIDTH);
    assertThat(image.getHeight()).isEqualTo(2 * HEIGHT);
    assertThat(count(image, Theme.LIGHT.line))
        .isGreaterThan(2 * count(draw(twoReleases(), Theme.LIGHT, 1), Theme.LIGHT.line));
  }

  @Test
  public void everyRunIsDrawnWhereItsSpotIs() throws IOException {
    List<MeasuredRun> runs = twoReleases();
    BufferedImage image = draw(runs, Theme.DARK, 1);

    List<Spot> spots = chart.spots(ART, runs, WIDTH, HEIGHT);

    assertThat(spots).extracting(Spot::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(spots).extracting(Spot::x).isSorted();
    for (Spot spot : spots) {
      assertThat(near(image, spot.x(), spot.y(), Theme.DARK.line)).isTrue();
    }
    // The second release is slower: higher up.
    assertThat(spots.get(7).y()).isLessThan(spots.get(0).y());
  }

  @Test
  public void aDottedLineMarksAChangePointWithoutARelease() throws IOException {
    List<MeasuredRun> runs = oneRelease(8);
    byte[] png = chart.png(ART, runs, List.of(4), List.of(), Theme.LIGHT, WIDTH, HEIGHT, 1);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    List<Spot> spots = chart.spots(ART, runs, WIDTH, HEIGHT);

    int between = (spots.get(3).x() + spots.get(4).x()) / 2;

    long dots =
        IntStream.range(20, 190)
            .filter(y -> near(image, between, y, Theme.LIGHT.changePoint))
            .count();
    assertThat(dots).isBetween(30L, 130L);
    assertThat(count(draw(runs, Theme.LIGHT, 1), Theme.LIGHT.changePoint)).isZero();
  }

  @Test
  public void aLineMarksWhereTheReleaseStarts() throws IOException {
    List<MeasuredRun> runs = twoReleases();
    BufferedImage image = draw(runs, Theme.LIGHT, 1);
    List<Spot> spots = chart.spots(ART, runs, WIDTH, HEIGHT);

    int between = (spots.get(3).x() + spots.get(4).x()) / 2;

    for (int y = 40; y < 180; y += 20) {
      assertThat(near(image, between, y, Theme.LIGHT.release)).isTrue();
    }
    assertThat(count(draw(oneRelease(8), Theme.LIGHT, 1), Theme.LIGHT.release))
        .isLessThan(count(image, Theme.LIGHT.release) / 2);
  }

  @Test
  public void aRunWithoutTheFigureIsAGap() {
    List<MeasuredRun> runs = new ArrayList<>(oneRelease(3));
    runs.add(1, aRun().start(RunBuilder.FIRST_START.plusSeconds(1)).measured());

    assertThat(chart.spots(ART, runs, WIDTH, HEIGHT))
        .extracting(Spot::index)
        .containsExactly(0, 2, 3);
  }

  @Test
  public void noRunAndOneRunAreDrawnToo() throws IOException {
    assertThat(chart.spots(ART, List.of(), WIDTH, HEIGHT)).isEmpty();
    assertThat(count(draw(List.of(), Theme.LIGHT, 1), Theme.LIGHT.label)).isPositive();
    assertThat(count(draw(oneRelease(1), Theme.LIGHT, 1), Theme.LIGHT.line)).isPositive();
  }

  @Test
  public void aHostileVersionIsOnlyText() throws IOException {
    List<MeasuredRun> runs =
        List.of(
            aRun()
                .version("<script>alert(1)</script>\n\t" + "x".repeat(100))
                .figure("ART", 1)
                .measured(),
            aRun().version("").figure("ART", 2).measured());

    assertThat(count(draw(runs, Theme.LIGHT, 1), Theme.LIGHT.release)).isPositive();
  }

  @Test
  public void aThousandReleasesAreDrawnWithoutTheirVersionsOverEachOther() throws IOException {
    List<MeasuredRun> runs =
        IntStream.range(0, 1_000)
            .mapToObj(i -> aRun().version("1.0." + i).figure("ART", 20 + i % 7).measured())
            .toList();

    BufferedImage image = draw(runs, Theme.LIGHT, 1);

    int[] labels = IntStream.range(0, 14).map(y -> inRow(image, y, Theme.LIGHT.release)).toArray();
    assertThat(IntStream.of(labels).max().orElseThrow()).isBetween(10, WIDTH / 2);
  }

  private static List<MeasuredRun> oneRelease(int runs) {
    return IntStream.range(0, runs)
        .mapToObj(
            i ->
                aRun()
                    .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
                    .figure("ART", 20 + i % 3)
                    .measured())
        .toList();
  }

  private static List<MeasuredRun> twoReleases() {
    List<MeasuredRun> runs = new ArrayList<>(oneRelease(4));
    for (int i = 4; i < 8; i++) {
      runs.add(
          aRun()
              .version("6.1.0")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .figure("ART", 28 + i % 3)
              .measured());
    }
    return runs;
  }

  private BufferedImage draw(List<MeasuredRun> runs, Theme theme, int scale) throws IOException {
    byte[] png = chart.png(ART, runs, List.of(), List.of(), theme, WIDTH, HEIGHT, scale);
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int count(BufferedImage image, Color color) {
    return IntStream.range(0, image.getHeight()).map(y -> inRow(image, y, color)).sum();
  }

  private static int inRow(BufferedImage image, int y, Color color) {
    return (int)
        IntStream.range(0, image.getWidth()).filter(x -> isLike(image.getRGB(x, y), color)).count();
  }

  private static boolean near(BufferedImage image, int x, int y, Color color) {
    return IntStream.rangeClosed(x - 1, x + 1).anyMatch(i -> isLike(image.getRGB(i, y), color));
  }

  private static boolean isLike(int argb, Color color) {
    Color pixel = new Color(argb, true);
    return pixel.getAlpha() > 120
        && Math.abs(pixel.getRed() - color.getRed()) < 30
        && Math.abs(pixel.getGreen() - color.getGreen()) < 30
        && Math.abs(pixel.getBlue() - color.getBlue()) < 30;
  }
}
