package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** {@code dogdriver changes}, fed through standard input. */
public class ChangesCommandTest {
  private static final String SHIFTED = series(40, i -> (i < 30 ? 20 : 24) + i % 3);

  @Test
  public void aChangePointIsALine() {
    CommandLineRun run = CommandLineRun.withInput(SHIFTED, "changes");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).matches("index 30: 21\\.0 → 25\\.0 \\(\\+19%\\), p = \\de-\\d\\d\n");
  }

  @Test
  public void programsGetOneArray() {
    CommandLineRun run = CommandLineRun.withInput(SHIFTED, "changes", "--json");

    assertThat(run.out())
        .matches(
            "\\[\\{\"index\":30,\"before\":21\\.0,\"after\":25\\.0,\"change\":0\\.190\\d*,"
                + "\"pValue\":\\d\\.\\d+E-\\d+}]\n");
  }

  @Test
  public void aLessStrictLevelShowsWhatIsOnlyLikely() {
    String late = series(40, i -> (i < 37 ? 20 : 24) + i % 3);

    assertThat(CommandLineRun.withInput(late, "changes").out()).startsWith("There is no change");
    assertThat(CommandLineRun.withInput(late, "changes", "--level", "0.05").out())
        .startsWith("index 37: ");
    CommandLineRun wrong = CommandLineRun.withInput(late, "changes", "--level", "5");
    assertThat(wrong.exitCode()).isEqualTo(2);
    assertThat(wrong.err()).contains("'5.0' is not a level: it is above 0 and below 1.");
  }

  @Test
  public void aSteadySeriesIsSaidToBeSteady() {
    String steady = series(40, i -> 20 + i % 3);

    assertThat(CommandLineRun.withInput(steady, "changes").out())
        .isEqualTo("There is no change point in these 40 values.\n");
    assertThat(CommandLineRun.withInput(steady, "changes", "--json").out()).isEqualTo("[]\n");
  }

  @Test
  public void tooFewValuesAreSaidToBeTooFew() {
    CommandLineRun empty = CommandLineRun.withInput("", "changes");

    assertThat(empty.exitCode()).isZero();
    assertThat(empty.out())
        .isEqualTo("0 values are too few to show a change point: it takes 16 or more.\n");
    assertThat(CommandLineRun.withInput("1\n2", "changes").out()).startsWith("2 values are");
    assertThat(CommandLineRun.withInput("", "changes", "--json").out()).isEqualTo("[]\n");
  }

  @Test
  public void everyUsualWayToWriteANumberIsRead() {
    String odd = SHIFTED.replace("\n", "\r\n").replace("22.0", "  +2.2e1 ").replace("24.0", "24.");

    assertThat(CommandLineRun.withInput("\n" + odd + "\n\n", "changes").out())
        .isEqualTo(CommandLineRun.withInput(SHIFTED, "changes").out());
  }

  @Test
  public void whatIsNoNumberIsToldWithItsLine() {
    for (String line : new String[] {"abc", "NaN", "1e999", "1,5", "0x10", "1 2"}) {
      CommandLineRun run = CommandLineRun.withInput("1\n\n" + line + "\n4\n", "changes");

      assertThat(run.exitCode()).as(line).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              "dogdriver: Line 3 of standard input is not a number but '%s'.\n".formatted(line));
    }
  }

  @Test
  public void aLineWithoutEndIsNotPrintedBack() {
    CommandLineRun run = CommandLineRun.withInput("\u001b[2J" + "9".repeat(100_000), "changes");

    assertThat(run.err())
        .isEqualTo(
            "dogdriver: Line 1 of standard input is not a number but ' [2J%s…'.\n"
                .formatted("9".repeat(36)));
  }

  @Test
  public void inputWithoutEndIsRefused() {
    CommandLineRun run = CommandLineRun.withInput("12345\n".repeat(6 << 20), "changes");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("more than 32 MiB");
  }

  private static String series(int length, IntToDoubleFunction value) {
    return IntStream.range(0, length)
        .mapToObj(i -> value.applyAsDouble(i) + "\n")
        .collect(Collectors.joining());
  }
}
