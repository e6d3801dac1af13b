package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.FIRST_START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.Releases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class IndependentRunsTest {
  private static final double[] FOUR = {20, 20.1, 19.9, 20.2};

  @Test
  public void runsThatOverlapInTimeCountAsOne() {
    assertThat(sizes(run(0, 10), run(2, 10), run(9, 10), run(10, 10), run(30, 5)))
        .containsExactly(3, 1, 1);
  }

  @Test
  public void aRowInWhichEachOverlapsTheNextCountsHalf() {
    assertThat(sizes(run(0, 11), run(10, 11), run(20, 11), run(30, 11))).containsExactly(2, 2);
  }

  @Test
  public void fourInParallelAgainstFourTellNothingAndAFlagSaysWhy() {
    Releases runs = new Releases();
    for (int release = 0; release < 2; release++) {
      for (int i = 0; i < 4; i++) {
        runs.add(
            aRun()
                .version(release == 0 ? "6.0.2" : "6.1.0")
                .start(FIRST_START.plus(Duration.ofHours(release)).plusSeconds(i))
                .length(Duration.ofMinutes(10))
                .figure("ART", (1 + 0.3 * release) * FOUR[i]));
      }
    }

    Trend trend = runs.trend(Releases.LATENCY);

    assertThat(trend.verdict()).isEqualTo(Verdict.UNCLEAR);
    assertThat(trend.sentence()).contains("1 run against 1");
    assertThat(trend.flags())
        .contains(
            "Runs of 6.1.0 overlap in time and load the service together: its 4 runs count as 1.");
  }

  private static List<Integer> sizes(MeasuredRun... runs) {
    List<Integer> sizes = new ArrayList<>();
    IndependentRuns.of(List.of(runs)).groups().forEach(group -> sizes.add(group.size()));
    return sizes;
  }

  private static MeasuredRun run(int start, int length) {
    return aRun()
        .start(FIRST_START.plus(Duration.ofMinutes(start)))
        .length(Duration.ofMinutes(length))
        .measured();
  }
}
