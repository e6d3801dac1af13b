package io.jenkins.plugins.dogdriver.trend;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** What is shown of a project where nobody says which source and deployment. */
public class BestSupportedSeriesTest {
  private static final Instant FIRST = Instant.parse("2026-05-01T00:00:00Z");

  private final List<MeasuredRun> runs = new ArrayList<>();

  @Test
  public void withoutARunThereIsNone() {
    assertThat(BestSupportedSeries.of(runs)).isEmpty();
  }

  @Test
  public void theOneWithMoreRunsOnBothSidesSaysMore() {
    measured("ci", "stage", "1.0", 8);
    measured("laptop", "stage", "1.0", 3);
    measured("ci", "stage", "2.0", 5);
    measured("laptop", "stage", "2.0", 1);

    assertThat(BestSupportedSeries.of(runs)).hasValue(new BestSupportedSeries("ci", "stage"));
  }

  @Test
  public void theNewestReleaseAloneCounts() {
    measured("ci", "prod", "1.0", 50);
    measured("ci", "prod", "1.1", 50);
    measured("ci", "stage", "1.1", 3);
    measured("ci", "stage", "2.0", 1);

    assertThat(BestSupportedSeries.of(runs)).hasValue(new BestSupportedSeries("ci", "stage"));
  }

  @Test
  public void amongEqualsItIsTheOneThatRanLast() {
    measured("a", "stage", "2.0", 1);
    measured("b", "stage", "2.0", 1);

    assertThat(BestSupportedSeries.of(runs)).hasValue(new BestSupportedSeries("b", "stage"));
  }

  private void measured(String source, String deployment, String version, int number) {
    for (int i = 0; i < number; i++) {
      runs.add(
          aRun()
              .source(source)
              .deployment(deployment)
              .version(version)
              .start(FIRST.plus(Duration.ofHours(runs.size())))
              .figure("ART", 20)
              .measured());
    }
  }
}
