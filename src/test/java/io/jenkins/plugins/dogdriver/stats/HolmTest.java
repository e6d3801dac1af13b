package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import org.junit.Test;

public class HolmTest {
  @Test
  public void oneMetricIsLeftAsItIs() {
    assertThat(Holm.adjust(new double[] {0.029})).containsExactly(0.029);
    assertThat(Holm.adjust(new double[0])).isEmpty();
  }

  /** The example with four hypotheses that textbooks give. */
  @Test
  public void theSmallestIsTimesAllTheNextTimesOneLess() {
    assertThat(Holm.adjust(new double[] {0.01, 0.04, 0.03, 0.005}))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, offset(1e-12));
  }

  @Test
  public void noCorrectedValueIsAboveOneOrBelowThatOfASmallerOne() {
    assertThat(Holm.adjust(new double[] {0.9, 0.8, 0.02, 0.021}))
        .containsExactly(new double[] {1, 1, 0.08, 0.08}, offset(1e-12));
  }
}
