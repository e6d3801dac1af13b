package io.jenkins.plugins.dogdriver.chart;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.Test;

/** Looks at the pixels. */
public class HistoryChartTest {
  private static final Metric ART = Metric.defaults().get(2);

  @Test
  public void eachReleaseIsALineOnItsBand() throws IOException {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      runs.add(
          aRun()
              .version(i < 200 ? "1" : "2")
              .start(RunBuilder.FIRST_START.plus(Duration.ofHours(i)))
              .figure("ART", (i < 200 ? 20 : 30) + i % 5)
              .measured());
    }

    BufferedImage image = draw(runs);

    int line = Theme.LIGHT.line.getRGB();
    int left = firstRow(image, 120, line);
    int right = firstRow(image, 300, line);
    assertThat(left)
        .as("the first release is lower, so its line is further down")
        .isGreaterThan(right);
    assertThat(image.getRGB(120, left - 3) >>> 24).as("band").isBetween(20, 120);
    assertThat(image.getRGB(0, 0) >>> 24).as("ground").isZero();
  }

  @Test
  public void withoutARunThereIsAnEmptyPicture() throws IOException {
    assertThat(draw(List.of()).getWidth()).isEqualTo(340);
  }

  private static int firstRow(BufferedImage image, int x, int color) {
    for (int y = 0; y < image.getHeight(); y++) {
      if ((image.getRGB(x, y) & 0xffffff) == (color & 0xffffff)
          && image.getRGB(x, y) >>> 24 > 200) {
        return y;
      }
    }
    throw new AssertionError("There is no line at " + x + ".");
  }

  private static BufferedImage draw(List<MeasuredRun> runs) throws IOException {
    byte[] png = new HistoryChart(ZoneOffset.UTC).png(ART, runs, Theme.LIGHT, 340, 90, 1);
    return ImageIO.read(new ByteArrayInputStream(png));
  }
}
