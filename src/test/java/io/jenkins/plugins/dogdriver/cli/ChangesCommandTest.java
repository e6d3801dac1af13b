package io.jenkins.plugins.dogdriver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
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
    assertThat(wrong.err())
        .contains("'5' is not a level: it must be a number above 0 and below 1.");
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
        .isEqualTo("0 values are too few to show a change point: 16 or more are needed.\n");
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
    for (String line : new String[] {"abc", "1e999", "0x10", "1 2"}) {
      CommandLineRun run = CommandLineRun.withInput("1\n\n" + line + "\n4\n", "changes");

      assertThat(run.exitCode()).as(line).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err())
          .isEqualTo(
              "dogdriver: Line 3 of standard input is not a number but '%s'.\n".formatted(line));
    }
  }

  @Test
  public void whatASpreadsheetExportsIsRead() {
    String plain = CommandLineRun.withInput(SHIFTED, "changes").out();
    for (String separator : new String[] {",", ";", "\t"}) {
      String table = "\ufeff" + table("time", "ART", separator, "\r\n");

      assertThat(CommandLineRun.withInput(table, "changes").out())
          .isEqualTo(plain.replace("index 30", "index 30 (2026-01-31)"));
    }
  }

  @Test
  public void aColumnIsChosenByItsNameOrNumber() {
    String table = table("time", "\"a, b\",ART", ",\"1,000\",", "\n");

    for (String column : new String[] {"ART", "art", "3"}) {
      assertThat(CommandLineRun.withInput(table, "changes", "--column", column).out())
          .startsWith("index 30 (2026-01-31): 21.0 → 25.0");
    }
    assertThat(CommandLineRun.withInput(table, "changes", "--json", "--column", "ART").out())
        .startsWith("[{\"index\":30,\"label\":\"2026-01-31\",\"before\":21.0");
  }

  @Test
  public void theColumnMustBeThere() {
    String table = table("time", "a,ART", ",1,", "\n");

    for (String column : new String[] {"", "CPU", "4", "0", "-1"}) {
      CommandLineRun run = CommandLineRun.withInput(table, "changes", "--column=" + column);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith(
              "dogdriver: Standard input has 3 columns: choose one with --column, by its name or by"
                  + " a number from 1 to 3");
    }
  }

  @Test
  public void aRowMustHaveTheColumnsOfTheFirst() {
    CommandLineRun run = CommandLineRun.withInput("1\n1,5\n", "changes");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("dogdriver: Line 2 of standard input has 2 columns, the first line has 1.\n");
  }

  @Test
  public void aMissingValueIsLeftOutAndReported() {
    CommandLineRun one = CommandLineRun.withInput(SHIFTED + "NaN\n", "changes");
    assertThat(one.exitCode()).isZero();
    assertThat(one.out()).isEqualTo(CommandLineRun.withInput(SHIFTED, "changes").out());
    assertThat(one.err()).isEqualTo("1 line has no value and is left out: line 41.\n");

    String gaps = "t,v\na,\nb,null\nc,N/A\nd,nan\n" + "e,1\n".repeat(20);
    assertThat(CommandLineRun.withInput(gaps, "changes").err())
        .isEqualTo("4 lines have no value and are left out: line 2, 3, 4, ….\n");
  }

  private static String table(String first, String rest, String separator, String end) {
    List<String> values = SHIFTED.lines().toList();
    return IntStream.range(0, values.size())
        .mapToObj(i -> LocalDate.of(2026, 1, 1).plusDays(i) + separator + values.get(i))
        .collect(
            Collectors.joining(
                end, first + (rest.equals("ART") ? separator : ",") + rest + end, end));
  }

  @Test
  public void aLineWithoutEndIsNotPrintedBack() {
    CommandLineRun run = CommandLineRun.withInput("\u001b[2J" + "9".repeat(100_000), "changes");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("dogdriver: Standard input has no number but ' [2J999")
        .hasSizeLessThan(100);
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
