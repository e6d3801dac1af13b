package io.jenkins.plugins.dogdriver.jenkins.record;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.report.MetricWords.LabelledValue;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class RunLineTest {
  private static final Instant START = RunBuilder.FIRST_START;
  private static final Instant UNTIL = Instant.parse("2026-05-24T14:37:01Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final Run run = aRun().counts(8_900, 10).build();
  private final RunRecord entry =
      new RunRecord(
          new RunStart(
              run.id(), run.project(), run.deployment(), run.source(), run.version(), "", START),
          List.of(),
          "",
          "");

  @Test
  public void aRunThatGoesOnHasNoRequestsYet() {
    assertThat(line().state()).isEqualTo("running");
    assertThat(line().requests()).isEmpty();
    assertThat(line().start()).isEqualTo("16:26");
  }

  @Test
  public void aRunThatWaitsSaysUntilWhenInTheTimeOfTheViewer() {
    entry.ended(run, UNTIL);

    assertThat(line().state()).isEqualTo("waiting for metric values until 16:37");
    assertThat(line().requests()).isEqualTo("passed: 8,910 requests, 10 of them failed");
  }

  @Test
  public void aTimeOfAnotherDayHasItsDate() {
    entry.ended(run, UNTIL);

    RunLine line = RunLine.of(entry, List.of(), BERLIN, START.plus(Duration.ofDays(1)));

    assertThat(line.state()).isEqualTo("waiting for metric values until 24 May 2026 16:37");
    assertThat(line.start()).isEqualTo("24 May 2026 16:26");
  }

  @Test
  public void figuresHaveTheirLabelAndUnitInTheOrderOfTheConfiguration() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("ART", 21.44);
    figures.put("Gone", 3.0);
    figures.put("CPU", 31.24);
    entry.ended(run, UNTIL);
    entry.collected(figures, "");

    assertThat(line().state()).isEqualTo("collected");
    assertThat(line().figures())
        .containsExactly(
            new LabelledValue("CPU Load", "31.2 %"),
            new LabelledValue("Backend Latency", "21.4 ms"),
            new LabelledValue("Gone", "3.00"));
  }

  @Test
  public void aRunThatWasGivenUpSaysSo() {
    entry.ended(aRun().failed("Nothing answered.").build(), UNTIL);
    entry.setAside("Datadog has no metric value of it.");

    assertThat(line().state()).isEqualTo("given up");
    assertThat(line().requests()).startsWith("failed: ");
    assertThat(line().run().getReason()).isEqualTo("Nothing answered.");
    assertThat(line().run().getDetail()).isEqualTo("Datadog has no metric value of it.");
  }

  private RunLine line() {
    return RunLine.of(entry, Metric.defaults(), BERLIN, START);
  }
}
