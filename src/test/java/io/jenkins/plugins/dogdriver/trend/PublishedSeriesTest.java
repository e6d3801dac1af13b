package io.jenkins.plugins.dogdriver.trend;

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
    List<Step> steps = Steps.in(nile());

    assertThat(steps).hasSize(1);
    Step step = steps.get(0);
    assertThat(FIRST_YEAR + step.index()).isEqualTo(1899);
    assertThat(step.before()).isEqualTo(1_130);
    assertThat(step.after()).isBetween(840.0, 855.0);
    assertThat(step.pValue()).isLessThan(1e-6);
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
