package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

/** Whether a release can be judged is known before it is run. */
public class VerdictOutlookTest {
  private static final Instant FIRST = Instant.parse("2026-05-01T00:00:00Z");

  private final List<MeasuredRun> runs = new ArrayList<>();

  @Test
  public void nothingKeepsItFromBeingJudged() {
    measured("here", "1.0.0", 3);

    assertThat(obstacle("2.0.0", 5)).isEmpty();
  }

  @Test
  public void runsThatAreThereCount() {
    measured("here", "1.0.0", 3);
    measured("here", "2.0.0", 4);

    assertThat(obstacle("2.0.0", 1)).isEmpty();
  }

  @Test
  public void thereMustBeAReleaseBefore() {
    assertThat(obstacle("2.0.0", 8))
        .hasValue("no release before 2.0.0 has been measured from here.");
    assertThat(obstacle("", 8))
        .hasValue("no release before (no version) has been measured from here.");

    measured("here", "2.0.0", 8);
    assertThat(obstacle("2.0.0", 8))
        .hasValue("no release before 2.0.0 has been measured from here.");
  }

  @Test
  public void aReleaseBeforeThatWasMeasuredElsewhereIsPointedAt() {
    measured("there", "1.0.0", 3);
    measured("elsewhere", "1.0.0", 3);

    assertThat(obstacle("2.0.0", 8))
        .hasValue(
            "no release before 2.0.0 has been measured from here, and there are runs from 2 other"
                + " places: give all runs the same source.");
  }

  @Test
  public void theReleaseBeforeNeedsRuns() {
    measured("here", "1.0.0", 2);

    assertThat(obstacle("2.0.0", 8))
        .hasValue("1.0.0, the release before, has 2 of the 3 runs that a baseline needs.");
  }

  @Test
  public void aReleaseBeforeWithTooFewRunsIsPassedOver() {
    measured("here", "1.0.0", 3);
    measured("here", "1.1.0", 2);

    assertThat(obstacle("2.0.0", 8)).isEmpty();
  }

  @Test
  public void theReleaseNeedsRuns() {
    measured("here", "1.0.0", 3);
    measured("here", "2.0.0", 2);

    assertThat(obstacle("2.0.0", 1))
        .hasValue("2.0.0 has 3 of the 5 runs that it needs, this one included.");
  }

  private Optional<String> obstacle(String version, int planned) {
    Trend soFar =
        Trend.of(
            "kintowe",
            runs,
            new Selection(Optional.of("here"), Optional.of("stage")),
            Metric.defaults());
    return VerdictOutlook.obstacle(soFar, version, planned);
  }

  private void measured(String source, String version, int number) {
    for (int i = 0; i < number; i++) {
      runs.add(
          aRun()
              .source(source)
              .deployment("stage")
              .version(version)
              .start(FIRST.plus(Duration.ofHours(runs.size())))
              .figure("ART", 20 + i)
              .measured());
    }
  }
}
