package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.Test;

public class VerdictTest {
  @Test
  public void aReleaseIsWorseWhereAnyTimeGotLonger() {
    assertThat(Arrays.stream(Verdict.values()).filter(Verdict::isWorse))
        .containsExactly(Verdict.SLOWER, Verdict.MIXED);
  }

  @Test
  public void verdictsAreWrittenInLowerCase() {
    assertThat(Arrays.stream(Verdict.values()).map(Verdict::word))
        .containsExactly("faster", "slower", "mixed", "same", "unclear");
    assertThat(Arrays.stream(MetricVerdict.values()).map(MetricVerdict::word))
        .containsExactly("better", "worse", "same", "unclear");
  }
}
