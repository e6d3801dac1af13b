package io.jenkins.plugins.dogdriver.jenkins.step;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import java.util.List;
import java.util.Optional;
import org.junit.Test;

public class EndedRunTest {
  private static final Run RUN = aRun().version("6.1.0").build();

  @Test
  public void aScriptGetsTheRunAndTheVerdictSoFar() {
    Trend trend =
        Trend.of(
            RUN.project(),
            List.of(aRun().version("6.1.0").figure("ART", 20).measured()),
            Selection.NEWEST,
            Metric.defaults());

    assertThat(new EndedRun(RUN, Optional.of(trend)).values())
        .containsEntry("project", RUN.project())
        .containsEntry("version", "6.1.0")
        .containsEntry("start", RUN.start().toString())
        .containsEntry("end", RUN.end().toString())
        .containsEntry("outcome", "passed")
        .containsEntry("successes", RUN.counts().successes())
        .containsEntry("failures", RUN.counts().failures())
        .containsEntry("verdict", "unclear")
        .containsEntry("sentence", trend.sentence());
  }

  @Test
  public void withoutTheStoreThereIsNoVerdict() {
    assertThat(new EndedRun(RUN, Optional.empty()).values())
        .containsEntry("verdict", "unclear")
        .containsEntry("sentence", "");
  }
}
