package io.jenkins.plugins.dogdriver.jenkins.record;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class RunRecordTest {
  private static final Run RUN = aRun().version("6.1.0").build();
  private static final Instant UNTIL = RUN.end().plus(Duration.ofMinutes(10));

  private final RunRecord run =
      new RunRecord(
          new RunStart(
              RUN.id(),
              RUN.project(),
              RUN.deployment(),
              RUN.source(),
              RUN.version(),
              RUN.runBy(),
              RUN.start()),
          List.of(),
          "",
          "");

  @Test
  public void aRunThatHasStartedIsRunning() {
    assertThat(run.state()).isEqualTo(RunState.RUNNING);
    assertThat(run.getVersion()).isEqualTo("6.1.0");
    assertThat(run.getEnd()).isZero();
    assertThat(run.getOutcome()).isNull();
    assertThat(run.getFigures()).isEmpty();
  }

  @Test
  public void aRunThatHasEndedWaitsForItsFigures() {
    run.ended(RUN, UNTIL);

    assertThat(run.getState()).isEqualTo("waiting");
    assertThat(run.waitingUntil()).isEqualTo(UNTIL);
    assertThat(run.getOutcome()).isEqualTo("passed");
    assertThat(run.getSuccesses()).isEqualTo(RUN.counts().successes());
  }

  @Test
  public void aRunThatWaitsLongerSaysUntilWhen() {
    run.ended(RUN, UNTIL);
    run.waits("Datadog has no ART of it yet.", Optional.of(UNTIL.plusSeconds(60)));

    assertThat(run.waitingUntil()).isEqualTo(UNTIL.plusSeconds(60));
    assertThat(run.getDetail()).isEqualTo("Datadog has no ART of it yet.");
  }

  @Test
  public void figuresThatArriveAreKeptWithWhatIsToBeSaidOfThem() {
    run.ended(RUN, UNTIL);
    run.waits("Datadog has no ART of it yet.", Optional.empty());
    run.collected(Map.of("ART", 21.4), "");

    assertThat(run.state()).isEqualTo(RunState.COLLECTED);
    assertThat(run.getFigures()).containsExactly(Map.entry("ART", 21.4));
    assertThat(run.getDetail()).isEmpty();
  }

  @Test
  public void whyARunDidNotPassIsKeptWhenItIsGivenUp() {
    Run failed = aRun().failed("None of the 7 requests succeeded.").build();
    run.ended(failed, UNTIL);
    run.setAside("Datadog has no metric value of it.");

    assertThat(run.state()).isEqualTo(RunState.SET_ASIDE);
    assertThat(run.getReason()).isEqualTo("None of the 7 requests succeeded.");
    assertThat(run.getDetail()).isEqualTo("Datadog has no metric value of it.");
  }

  @Test
  public void theRealEndReplacesAPlaceholderAndNothingReplacesTheRealEnd() {
    Run placeholder = RUN.started().lost("The build ended before its run did.");
    run.ended(placeholder, UNTIL);
    run.collected(Map.of(), "It did not pass.");
    run.ended(RUN, UNTIL);
    assertThat(run.getState()).isEqualTo("waiting");
    assertThat(run.getOutcome()).isEqualTo("passed");
    run.collected(Map.of("ART", 21.4), "");

    run.ended(RUN, UNTIL);
    run.ended(placeholder, UNTIL);

    assertThat(run.getOutcome()).isEqualTo("passed");
    assertThat(run.getState()).isEqualTo("collected");
  }

  @Test
  public void whatTheStepDidNotNameIsEmpty() {
    assertThat(run.metrics()).isEmpty();
    assertThat(run.apiKeyCredentialsId()).isEmpty();
    assertThat(run.applicationKeyCredentialsId()).isEmpty();
  }
}
