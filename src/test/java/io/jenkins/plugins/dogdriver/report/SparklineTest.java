package io.jenkins.plugins.dogdriver.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;

public class SparklineTest {
  @Test
  public void theLargestValueIsAtTheTop() {
    assertThat(Sparkline.of(List.of(10.0, 30.0, 20.0)).points())
        .isEqualTo("2.0,22.0 48.0,2.0 94.0,12.0");
  }

  @Test
  public void whatHardlyDiffersIsLevel() {
    assertThat(Sparkline.of(List.of(5.0, 5.0)).points()).isEqualTo("2.0,12.0 94.0,12.0");
    assertThat(Sparkline.of(List.of(100.0, 100.1)).points()).isEqualTo("2.0,12.5 94.0,11.5");
    assertThat(Sparkline.of(List.of(0.0, 0.0)).points()).isEqualTo("2.0,12.0 94.0,12.0");
  }

  @Test
  public void oneReleaseIsNotACourse() {
    assertThat(Sparkline.of(List.of(5.0)).points()).isEmpty();
    assertThat(Sparkline.of(List.of()).points()).isEmpty();
  }
}
