package io.jenkins.plugins.dogdriver.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.Test;

public class ConfidenceIntervalTest {
  @Test
  public void itMayBeASinglePoint() {
    assertThat(new ConfidenceInterval(0.1, 0.1)).isEqualTo(new ConfidenceInterval(0.1, 0.1));
  }

  @Test
  public void itsEndsAreInOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConfidenceInterval(0.2, 0.1))
        .withMessage("An interval from 0.2 to 0.1 has its ends the wrong way round.");
    assertThatIllegalArgumentException().isThrownBy(() -> new ConfidenceInterval(Double.NaN, 0.1));
  }
}
