package io.jenkins.plugins.dogdriver.model;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class ReleaseTest {
  private static final Instant START = Instant.parse("2017-05-24T14:26:00Z");

  @Test
  public void aReleaseIsAMaximalRowOfRunsWithTheSameVersion() {
    List<Release> releases = Release.of(series("6.0.2", "6.0.2", "6.1.0", "6.0.2"));

    assertThat(releases).extracting(Release::version).containsExactly("6.0.2", "6.1.0", "6.0.2");
    assertThat(releases).extracting(release -> release.runs().size()).containsExactly(2, 1, 1);
    assertThat(releases.get(1).start()).isEqualTo(START.plusSeconds(2));
  }

  @Test
  public void aSeriesWithoutRunsHasNoRelease() {
    assertThat(Release.of(List.of())).isEmpty();
  }

  @Test
  public void aReleaseWithoutRunsIsRefused() {
    assertThatThrownBy(() -> new Release("6.1.0", List.of())).hasMessageContaining("6.1.0");
  }

  private static List<MeasuredRun> series(String... versions) {
    int[] second = {0};
    return Arrays.stream(versions)
        .map(version -> aRun().version(version).start(START.plusSeconds(second[0]++)).measured())
        .toList();
  }
}
