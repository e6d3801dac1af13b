package io.jenkins.plugins.dogdriver.molotov;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class MolotovOutputTest {
  private static MolotovOutput reading(String text) throws Exception {
    MolotovOutput output = new MolotovOutput();
    try (LineOutput lines = new LineOutput(output)) {
      lines.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return output;
  }

  private static LoadTestResult judged(String text) throws Exception {
    return LoadTestResult.of(reading(text), 0.05);
  }

  @Test
  public void theLastCountsWinThoughTheyAreRewrittenWithCarriageReturns() throws Exception {
    MolotovOutput output =
        reading(
            "SUCCESSES: 3 | FAILURES: 0 | WORKERS: 10\r"
                + "SUCCESSES: 90 | FAILURES: 1 | WORKERS: 9\r"
                + "SUCCESSES: 120 | FAILURES: 2\r\n*** Bye ***\n");

    assertThat(output.counts()).isEqualTo(new Counts(120, 2, 10));
    assertThat(output.finished()).isTrue();
  }

  @Test
  public void aRunWithSuccessesPasses() throws Exception {
    assertThat(judged("SUCCESSES: 120 | FAILURES: 2\r\n*** Bye ***"))
        .isEqualTo(new LoadTestResult(Outcome.PASSED, new Counts(120, 2, 0), ""));
  }

  @Test
  public void aQuietMolotovIsNamedAsWhatIsWrong() throws Exception {
    for (String option : List.of("-q", "--quiet", "-c -q -d 2", "-v -q")) {
      assertThat(judged("Running: molotov " + option + " loadtest.py\n").reason())
          .startsWith("Molotov printed no counts: remove \"quiet\"");
    }
    assertThat(judged("Running: molotov -qx loadtest.py\n").reason())
        .startsWith("Molotov did not finish");
    assertThat(judged("Running: molotov -q x.py\nCannot import 'x'\n").reason())
        .startsWith("Molotov cannot import the scenario");
  }

  @Test
  public void whatMolotov27PrintsIsUnderstood() throws Exception {
    LoadTestResult result =
        judged(
            "Running: molotov -w 2 -p 3 -d 2 loadtest.py\n"
                + "Warning: Input is not a terminal (fd=0).\n"
                + "**** Molotov v2.7. Happy breaking! ****\n"
                + "SUCCESSES: 918 | FAILURES: 0\r\n*** Bye ***\n");

    assertThat(result).isEqualTo(new LoadTestResult(Outcome.PASSED, new Counts(918, 0, 6), ""));
  }

  @Test
  public void aScenarioThatMolotov27CannotImportIsNamedThoughItSaysGoodbye() throws Exception {
    assertThat(
            judged(
                    "Running: molotov -w 2 nothere.py\nCannot import 'nothere.py'\n"
                        + "Try `molotov molotov.dummy`\n*** Bye ***\n")
                .reason())
        .isEqualTo("Molotov cannot import the scenario nothere.py.");
  }

  @Test
  public void sizingIsNotALoadThatCanBeCompared() throws Exception {
    for (String end :
        List.of(
            "SUCCESSES: 42 | FAILURES: 0 | WORKERS: 1\r*** Bye ***",
            "OVERALL: SUCCESSES: 42 | FAILURES: 3\n*** Bye ***",
            "Sizing was not finished. (interrupted)\n*** Bye ***")) {
      LoadTestResult result =
          judged("Running: molotov --sizing --sizing-tolerance 5 -w 2 loadtest.py\n" + end);
      assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
      assertThat(result.reason()).contains("remove \"sizing\" from the test in molotov.json");
    }
  }

  @Test
  public void aRunWithoutAnySuccessFails() throws Exception {
    assertThat(judged("SUCCESSES: 0 | FAILURES: 7\r\n*** Bye ***"))
        .isEqualTo(LoadTestResult.failed(new Counts(0, 7, 0), "None of the 7 requests succeeded."));
  }

  @Test
  public void aRunWithTooManyFailuresFails() throws Exception {
    assertThat(judged("SUCCESSES: 90 | FAILURES: 10\r\n*** Bye ***").reason())
        .isEqualTo("10 of 100 requests failed (10.0%), more than 5.0%.");
  }

  @Test
  public void aRunThatDidNotComeToItsEndFailsWhateverItCounted() throws Exception {
    LoadTestResult result = judged("SUCCESSES: 90 | FAILURES: 0 | WORKERS: 1\rTraceback");

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.reason()).contains("Traceback");
  }

  @Test
  public void aQuietMolotovIsToldToSpeak() throws Exception {
    assertThat(judged("*** Bye ***").reason()).contains("remove \"quiet\"");
  }

  @Test
  public void knownProblemsAreOneClearSentence() throws Exception {
    assertThat(judged("/bin/sh: 1: git: not found\nTraceback").reason())
        .isEqualTo("git is not installed where the load test runs: install it there.");
    assertThat(judged("/bin/sh: line 1: virtualenv: command not found").reason())
        .startsWith("virtualenv is not installed");
    assertThat(judged("fatal: repository 'https://x/' not found\nsubprocess.Error: 128").reason())
        .isEqualTo("git could not clone the load test: repository 'https://x/' not found.");
    assertThat(judged("KeyError: 'dogdriver'").reason())
        .isEqualTo("molotov.json has no test 'dogdriver'.");
  }

  @Test
  public void anEndlessLineIsCut() throws Exception {
    List<String> lines = new ArrayList<>();
    try (LineOutput output = new LineOutput(lines::add)) {
      output.write("x".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    }
    assertThat(lines).hasSize(1).allMatch(line -> line.length() <= 16 * 1024 + 1);
  }

  @Test
  public void aReaderThatIsRestartedGoesOnInTheMiddleOfALine() throws Exception {
    MolotovOutput before = new MolotovOutput();
    LineOutput first = new LineOutput(before);
    first.write(
        "SUCCESSES: 3 | FAILURES: 0 | WORKERS: 10\rSUCCESSES: 12".getBytes(StandardCharsets.UTF_8));

    MolotovOutput after = written(before);
    try (LineOutput second = new LineOutput(after)) {
      second.write(first.unfinished());
      second.write("0 | FAILURES: 2\r\n*** Bye ***\n".getBytes(StandardCharsets.UTF_8));
    }

    assertThat(LoadTestResult.of(after, 0.05))
        .isEqualTo(new LoadTestResult(Outcome.PASSED, new Counts(120, 2, 10), ""));
  }

  private static MolotovOutput written(MolotovOutput output) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(output);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (MolotovOutput) in.readObject();
    }
  }
}
