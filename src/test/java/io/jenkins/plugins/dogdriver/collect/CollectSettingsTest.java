package io.jenkins.plugins.dogdriver.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.Test;

/** What may be set about the collection. */
public class CollectSettingsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  public void aRunIsCollectedTenMinutesAfterItUnlessSetOtherwise() {
    assertThat(CollectSettings.defaults().age()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  public void nothingButTheRangesIsTaken() {
    assertRefused(MINUTE.negated(), 1, MINUTE, "not -60 s");
    assertRefused(Duration.ofDays(31), 1, Duration.ofDays(31), "0 s to 30 days");
    assertRefused(MINUTE, 0, MINUTE, "must be 1 to 1000, not 0.");
    assertRefused(MINUTE, 1001, MINUTE, "not 1001.");
    assertRefused(MINUTE, 1, Duration.ofSeconds(59), "at least the age of 60 s");
    assertRefused(MINUTE, 1, Duration.ofDays(31), "at most 30 days");
  }

  @Test
  public void missingFiguresAreWaitedForAsLongAsTheRunIsLeftAloneOrLonger() {
    assertThat(CollectSettings.patience(MINUTE)).isEqualTo(Duration.ofMinutes(45));
    assertThat(CollectSettings.patience(Duration.ofHours(3))).isEqualTo(Duration.ofHours(3));
  }

  private static void assertRefused(
      Duration age, int attempts, Duration patience, String explanation) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CollectSettings(age, attempts, patience))
        .withMessageContaining(explanation);
  }
}
