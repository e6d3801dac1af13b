package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.testkit.LoadTestRepository;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource;
import io.jenkins.plugins.dogdriver.testkit.SeriesSource.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

/** A gate for a pipeline: real runs of Molotov, a Datadog and a ServiceBook over HTTP. */
public class GateCommandTest {
  private static final String PASSES =
      """
      from molotov import scenario

      @scenario(weight=100)
      async def page(session):
          async with session.get('%s') as response:
              assert response.status == 200
      """;

  @Rule public final CommandLineBed bed = new CommandLineBed();

  @Test
  public void itRunsCollectsAndRejectsASlowerRelease() throws Exception {
    measured("1.0.0", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    measured("2.0.0", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2);

    CommandLineRun gate = gate(PASSES, latency(0.03), "--runs", "2", "--wait", "1s");

    assertThat(gate.exitCode()).as(gate.err()).isEqualTo(Dogdriver.WORSE);
    assertThat(gate.out())
        .contains("Run 1 of 2: kintowe 2.0.0 on stage, from here: passed, 1 successes")
        .contains("Run 2 of 2: ")
        .contains("kintowe 2.0.0 against 1.0.0: slower (ART +");
    assertThat(bed.store().runs("kintowe")).hasSize(16);
    assertThat(bed.store().queue().jobs()).isEmpty();
  }

  @Test
  public void anOlderReleaseThatIsNotThereIsAnErrorBeforeAnyRun() throws Exception {
    measured("1.0.0", 20.1, 19.9);

    CommandLineRun gate = gate(PASSES, latency(0.03), "--against", "0.9", "--wait", "1s");

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(gate.err())
        .contains("There is no measured run of kintowe of release '0.9' to compare with.");
    assertThat(bed.store().runs("kintowe")).hasSize(2);
  }

  @Test
  public void itMakesNoMoreRunsThanTheVerdictNeeds() throws Exception {
    measured("1.0.0", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    measured("2.0.0", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2);

    CommandLineRun gate =
        gate(
            PASSES,
            latency(0.03),
            "--until",
            "decided",
            "--fail-on",
            "never",
            "--json",
            "--wait",
            "20s");

    assertThat(gate.exitCode()).as(gate.err()).isEqualTo(0);
    assertThat(gate.err()).contains("Run 1 of 8: ").doesNotContain("Run 2 of 8");
    assertThat(new ObjectMapper().readTree(gate.out()).get("verdict").asText()).isEqualTo("slower");
    assertThat(new ObjectMapper().readTree(gate.out()).get("version").asText()).isEqualTo("2.0.0");
  }

  @Test
  public void withoutARunThatPassesThereIsNoVerdict() throws Exception {
    measured("1.0.0", 20.1, 19.9, 20.3);

    CommandLineRun gate = gate("import sys\nsys.exit('broken')\n", latency(0.03), "--runs", "1");

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(gate.err()).contains("dogdriver: kintowe did not pass: ").contains("broken");
  }

  /** That of the release before would let any release pass. */
  @Test
  public void withoutMetricValuesOfTheReleaseThereIsNoVerdict() throws Exception {
    measured("1.0.0", 20.1, 19.9, 20.3);

    CommandLineRun gate =
        gate(PASSES, (query, from, to) -> List.of(), "--runs", "1", "--wait", "1s");

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(gate.out())
        .contains("Waiting for the metric values of kintowe 2.0.0 (runs: 1), until ")
        .contains("Datadog has no metric value of it, even after the wait.");
    assertThat(gate.err())
        .contains("No run of kintowe 2.0.0 has metric values, so there is no verdict on it.");
  }

  @Test
  public void aTerminalHasAProgressLineAndAColouredVerdict() throws Exception {
    measured("1.0.0", 20.1, 19.9, 20.3, 19.8, 20.0, 20.2, 19.7, 20.05);
    measured("2.0.0", 30.1, 29.9, 30.3, 29.8, 30.0, 30.2);
    bed.set("DOGDRIVER_TERMINAL", "out");

    CommandLineRun gate = gate(PASSES, latency(0.03), "--runs", "1", "--wait", "1s");

    assertThat(gate.out())
        .contains("\rRun 1 of 1: ")
        .contains("\u001b[1m\u001b[31mkintowe 2.0.0 against 1.0.0: slower (ART +50%)\u001b[0m")
        .doesNotContain("\\u000d");
  }

  @Test
  public void whatKeepsTheFirstRunFromBeginningEndsIt() throws Exception {
    bed.service().close();

    CommandLineRun gate = gate(PASSES, latency(0.03));

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(gate.err()).contains("__version__");
    assertThat(gate.out()).isEmpty();
  }

  @Test
  public void withoutAnApplicationKeyNoRunIsMade() throws Exception {
    bed.set("DD_APP_KEY", "");

    CommandLineRun gate = gate(PASSES, latency(0.03));

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.WRONG_USAGE);
    assertThat(gate.err()).contains("needs an application key to read metrics: set DD_APP_KEY");
    assertThat(bed.datadog().events()).isEmpty();
  }

  @Test
  public void whatIsAskedForIsCheckedFirst() throws Exception {
    CommandLineRun gate = gate(PASSES, latency(0.03), "--until", "tomorrow");

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.WRONG_USAGE);
    assertThat(gate.err())
        .contains("'tomorrow' is not a condition that ends the runs: use 'all' or 'decided'.");
    assertThat(bed.store().queue().jobs()).isEmpty();
  }

  @Test
  public void aNumberOfRunsThatIsWrongIsAWrongUsage() throws Exception {
    CommandLineRun gate = gate(PASSES, latency(0.03), "--runs", "0");

    assertThat(gate.exitCode()).isEqualTo(Dogdriver.WRONG_USAGE);
    assertThat(gate.err()).contains("The number of runs is 0; it must be 1 to 1000.");
  }

  private static SeriesSource latency(double seconds) {
    return (query, from, to) ->
        query.contains("latency")
            ? List.of(Series.of("*", from, Duration.ofSeconds(1), values(from, to, seconds)))
            : List.of();
  }

  /** A value a second. */
  private static Double[] values(Instant from, Instant to, double value) {
    Double[] values = new Double[(int) Duration.between(from, to).toSeconds() + 1];
    Arrays.fill(values, value);
    return values;
  }

  private void measured(String version, double... latencies) {
    CommandLineBed.measured(bed.store(), version, latencies);
  }

  private CommandLineRun gate(String scenario, SeriesSource series, String... more)
      throws Exception {
    bed.measures(series);
    bed.project(
        new LoadTestRepository(
            bed.path("loadtest"),
            """
            {"molotov": {"tests": {"dogdriver": {"workers": 1, "max_runs": 1}}}}
            """,
            scenario.contains("%s") ? scenario.formatted(bed.service().uri()) : scenario));
    List<String> arguments = new ArrayList<>(List.of("--age", "0s"));
    arguments.addAll(List.of(more));
    return bed.runs("gate", arguments.toArray(String[]::new));
  }
}
