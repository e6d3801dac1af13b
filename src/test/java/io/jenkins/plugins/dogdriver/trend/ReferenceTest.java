package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Releases that creep. */
public class ReferenceTest {
  private static final double[] TEN = {99, 101, 98, 102, 100, 103, 97, 100.5, 99.5, 101.5};

  private final List<MeasuredRun> runs = new ArrayList<>();

  @Test
  public void releasesThatAreEachTheSameMayBeFarSlowerTogether() {
    creep(10);

    Trend trend = trend(Optional.empty());

    assertThat(trend.verdict()).isEqualTo(Verdict.SAME);
    assertThat(trend.reference().orElseThrow().verdict()).isEqualTo(Verdict.SLOWER);
    assertThat(trend.flags().get(0))
        .startsWith("No single release did it: 2.9.0 is ")
        .contains(
            "slower than 2.0.0 (ART 100 → 120 ms", "10 runs against 10; 63 days, 9 releases).");
  }

  @Test
  public void aReleaseThatIsPinnedIsTheReference() {
    creep(10);

    Trend trend = trend(Optional.of("2.4.0"));

    assertThat(trend.reference().orElseThrow().version()).isEqualTo("2.4.0");
    assertThat(trend.flags().get(0)).contains("slower than 2.4.0", "35 days, 5 releases");
  }

  @Test
  public void aPinnedReleaseThatIsNotThereIsReported() {
    creep(2);

    assertThat(trend(Optional.of("1.0.0")).flags())
        .contains("There is no release 1.0.0 to compare with.");
  }

  @Test
  public void aYoungProjectHasNoReference() {
    creep(3);

    assertThat(trend(Optional.empty()).reference()).isEmpty();
  }

  @Test
  public void theWindowChoosesTheOldestReleaseInIt() {
    creep(10);

    Trend trend =
        Trend.of(
            "kintowe",
            runs,
            List.of(),
            Selection.NEWEST,
            new ReferenceWindow(Duration.ofDays(14), Duration.ofDays(40)),
            List.of(Releases.LATENCY));

    assertThat(trend.reference().orElseThrow().version()).isEqualTo("2.4.0");
  }

  @Test
  public void aWindowThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> new ReferenceWindow(Duration.ofDays(60), Duration.ofDays(59)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** A release a week, each 2 % slower than the one before. */
  private void creep(int releases) {
    for (int release = 0; release < releases; release++) {
      for (int run = 0; run < TEN.length; run++) {
        runs.add(
            aRun()
                .id(release + "-" + run)
                .version("2." + release + ".0")
                .start(FIRST_START.plus(Duration.ofDays(7 * release)).plus(Duration.ofHours(run)))
                .figure("ART", TEN[run] * Math.pow(1.02, release))
                .measured());
      }
    }
  }

  private Trend trend(Optional<String> against) {
    return Trend.of(
        "kintowe",
        runs,
        new Selection(Optional.empty(), Optional.empty(), against),
        List.of(Releases.LATENCY));
  }
}
