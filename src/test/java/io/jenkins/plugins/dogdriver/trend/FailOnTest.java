package io.jenkins.plugins.dogdriver.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.EnumSet;
import org.junit.Test;

public class FailOnTest {
  @Test
  public void aBuildThatNeverFailsAcceptsEveryVerdict() {
    assertThat(Verdict.values()).noneMatch(FailOn.of("never")::rejects);
  }

  @Test
  public void aBuildThatFailsOnWorseRejectsWhateverGotSlower() {
    assertThat(EnumSet.allOf(Verdict.class).stream().filter(FailOn.of(" Worse ")::rejects))
        .containsExactly(Verdict.SLOWER, Verdict.MIXED);
  }

  @Test
  public void anotherWordIsRefusedWithThoseThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FailOn.of("slower"))
        .withMessage("'slower' is not a verdict to fail on: use 'never' or 'worse'.");
  }
}
