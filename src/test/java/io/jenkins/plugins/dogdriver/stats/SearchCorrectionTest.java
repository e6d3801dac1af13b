package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class SearchCorrectionTest {
  @Test
  public void aSearchCountsAsManyTestsAsDocumented() {
    // n log2(n) / 16
    assertThat(SearchCorrection.of(16).tests()).isCloseTo(4, offset(1e-12));
    assertThat(SearchCorrection.of(1_024).tests()).isCloseTo(640, offset(1e-9));
  }

  @Test
  public void aPValueIsThatManyTimesAsLarge() {
    assertThat(SearchCorrection.of(16).correct(0.01)).isCloseTo(0.04, offset(1e-12));
  }

  @Test
  public void noPValueIsAboveOne() {
    assertThat(SearchCorrection.of(16).correct(0.3)).isEqualTo(1);
  }
}
