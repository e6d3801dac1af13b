package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.Test;

/** Real series that others have published, with what they found in them. */
public class PublishedSeriesTest {
  private static final int FIRST_YEAR = 1871;

  /** The literature has it that the last year on the old level was 1898. */
  @Test
  public void theNileFlowsLowerFrom1899On() throws IOException {
    List<ChangePoint> points = ChangePointDetector.detect(nile());

    assertThat(points).hasSize(1);
    ChangePoint point = points.get(0);
    assertThat(FIRST_YEAR + point.index()).isEqualTo(1899);
    assertThat(point.before()).isEqualTo(1_130);
    assertThat(point.after()).isBetween(840.0, 855.0);
    assertThat(point.pValue()).isLessThan(1e-6);
  }

  private static double[] nile() throws IOException {
    try (InputStream csv = PublishedSeriesTest.class.getResourceAsStream("nile.csv")) {
      return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(',') + 1)))
          .toArray();
    }
  }
}
