package io.jenkins.plugins.dogdriver.trials.verdict;

import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures how often the verdict and the change points are right, on simulated series whose truth
 * is known, and writes the tables into docs/verdict.md. The same program writes the same tables.
 */
final class VerdictProof {
  private static final int TRIALS = 2_000;
  private static final int LOOK_TRIALS = 2_000;
  private static final long STEADY_VALUES = 500_000;
  private static final long SEED = 20_260_524;
  private static final int[][] SIDES = {{10, 10}, {22, 18}, {20, 5}, {5, 5}};
  private static final int[] LENGTHS = {20, 40, 100, 200, 1_000, 10_000};

  /** Apache Otava with its defaults, on series of the same kind. */
  private static final Map<Noise, Integer> OTAVA =
      Map.of(
          Noise.NORMAL, 7,
          Noise.STUDENT_3, 19,
          Noise.LOGNORMAL, 6,
          Noise.AUTOCORRELATED, 82);

  private VerdictProof() {}

  /**
   * Takes some minutes.
   *
   * @param arguments the document, between whose marks the tables are written
   */
  public static void main(String[] arguments) throws IOException {
    Path document = Path.of(arguments[0]);
    String text = Files.readString(document);
    text = between(text, "looks", looks());
    text = between(text, "intervals", intervals());
    text = between(text, "releases", releases());
    text = between(text, "false points", falsePoints());
    text = between(text, "found", found());
    text = between(text, "likely", likely());
    text = between(text, "two steps", twoSteps());
    Files.writeString(document, text);
  }

  private static String between(String text, String name, String table) {
    String start = "<!-- measured: " + name + " -->\n";
    String end = "<!-- end -->";
    int from = text.indexOf(start);
    int to = text.indexOf(end, from);
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("The document has no place for the table " + name + ".");
    }
    return text.substring(0, from + start.length()) + table + text.substring(to);
  }

  private static String looks() {
    Table table =
        new Table(
            "Noise", "Really", "Baseline", "ever `worse`", "taken back", "runs until, median");
    for (int before : new int[] {10, 30}) {
      for (double width : new double[] {0.03, 0.05, 0.1, 0.2}) {
        look(table, before, width, 0, 1, 0);
      }
      look(table, before, 0.1, 0.3, 1, 0);
      look(table, before, 0.1, 0.6, 1, 0);
      look(table, before, 0.1, 0, 3, 0);
      look(table, before, 0.03, 0, 1, 0.1);
      look(table, before, 0.05, 0, 1, 0.1);
      look(table, before, 0.1, 0, 1, 0.1);
      look(table, before, 0.1, 0, 1, 0.2);
      look(table, before, 0.2, 0, 1, 0.3);
    }
    return table.toString();
  }

  private static void look(
      Table table, int before, double width, double correlation, double spread, double change) {
    LookTrials.Said said =
        new LookTrials(before, width, correlation, spread, change).said(LOOK_TRIALS, SEED);
    table.row(
        "%.0f %%%s%s"
            .formatted(
                100 * width,
                correlation == 0 ? "" : ", AR(1) " + correlation,
                spread == 1 ? "" : ", newest %.0f times as wide".formatted(spread)),
        change == 0 ? "no change" : "%.0f %% slower".formatted(100 * change),
        before + " runs",
        percent(said.worse()),
        said.worse() * LOOK_TRIALS < 20 ? "" : percent(said.back()),
        said.runs() > LookTrials.LOOKS ? "" : String.valueOf(said.runs()));
  }

  private static String intervals() {
    Table table =
        new Table(
            "Runs", "equal spread", "newest 3 times", "baseline 3 times", "AR(1) 0.3", "AR(1) 0.6");
    for (int[] sides : new int[][] {{10, 10}, {22, 18}, {30, 5}, {200, 3}, {5, 30}}) {
      IntervalTrials trials = new IntervalTrials(sides[0], sides[1]);
      table.row(
          sides[1] + " against " + sides[0],
          percent(trials.covered(0, 1, TRIALS, SEED)),
          percent(trials.covered(0, 3, TRIALS, SEED)),
          percent(trials.covered(0, 1.0 / 3, TRIALS, SEED)),
          percent(trials.covered(0.3, 1, TRIALS, SEED)),
          percent(trials.covered(0.6, 1, TRIALS, SEED)));
    }
    return table.toString();
  }

  private static String likely() {
    Table table = new Table("Series, 3 % of normal noise", "sure", "likely");
    ChangePointTrials forty = new ChangePointTrials(Noise.NORMAL, 0.03, 40);
    for (double height : new double[] {0.05, 0.1}) {
      table.row(
          "%.0f %% higher in the last 10 of 40: any found".formatted(100 * height),
          percent(forty.any(30, height, ChangePointDetector.LEVEL, TRIALS, SEED)),
          percent(forty.any(30, height, ChangePointDetector.LIKELY, TRIALS, SEED)));
    }
    for (int length : new int[] {20, 40, 100, 200}) {
      ChangePointTrials steady = new ChangePointTrials(Noise.NORMAL, 0.03, length);
      table.row(
          "steady series of %d: any found".formatted(length),
          percent(steady.any(length, 0, ChangePointDetector.LEVEL, TRIALS, SEED)),
          percent(steady.any(length, 0, ChangePointDetector.LIKELY, TRIALS, SEED)));
    }
    return table.toString();
  }

  private static String twoSteps() {
    Table table = new Table("Two steps of 10 %", "each within two runs", "each within one run");
    ChangePointTrials hundred = new ChangePointTrials(Noise.NORMAL, 0.03, 100);
    for (int apart : new int[] {6, 8, 10, 12}) {
      table.row(
          apart + " runs apart",
          percent(hundred.twoSteps(apart, 0.1, 2, TRIALS, SEED)),
          percent(hundred.twoSteps(apart, 0.1, 1, TRIALS, SEED)));
    }
    return table.toString();
  }

  private static String releases() {
    Table table =
        new Table(
            "Runs",
            "Noise, 3 % wide",
            "No change: false alarm",
            "No change: `same`",
            "3 % slower: `worse`",
            "10 % slower: `worse`",
            "20 % slower: `worse`");
    for (int[] sides : SIDES) {
      for (Noise noise : Noise.values()) {
        ReleaseTrials.Said none = said(noise, sides, 0);
        table.row(
            sides[1] + " against " + sides[0],
            noise.title(),
            percent(none.falseAlarms()),
            percent(none.same()),
            percent(said(noise, sides, 0.03).worse()),
            percent(said(noise, sides, 0.1).worse()),
            percent(said(noise, sides, 0.2).worse()));
      }
    }
    return table.toString();
  }

  private static ReleaseTrials.Said said(Noise noise, int[] sides, double change) {
    return new ReleaseTrials(noise, sides[0], sides[1], change).said(TRIALS, SEED);
  }

  private static String falsePoints() {
    List<String> head = new ArrayList<>(List.of("Noise", "Otava"));
    Arrays.stream(LENGTHS).mapToObj("series of %,d"::formatted).forEach(head::add);
    Table table = new Table(head.toArray(String[]::new));
    for (Noise noise : Noise.values()) {
      double width = noise == Noise.LOGNORMAL ? 0.05 : 0.03;
      List<String> row = new ArrayList<>(List.of(noise.title(), OTAVA.get(noise).toString()));
      for (int length : LENGTHS) {
        double points =
            new ChangePointTrials(noise, width, length).falsePoints(STEADY_VALUES, SEED);
        row.add(String.format(Locale.ROOT, "%.2f", points));
      }
      table.row(row.toArray(String[]::new));
    }
    return table.toString();
  }

  private static String found() {
    Table table = new Table("Series", "Noise, 3 % wide", "at the very run", "within one run");
    for (Noise noise : Noise.values()) {
      planted(table, "10 % higher in the last 10 of 40", noise, 40, 30, 40);
    }
    for (Noise noise : Noise.values()) {
      planted(table, "10 % higher in the last 100 of 200", noise, 200, 100, 200);
    }
    for (Noise noise : Noise.values()) {
      planted(table, "10 % higher for 12 in the middle of 200", noise, 200, 94, 106);
    }
    return table.toString();
  }

  private static void planted(
      Table table, String series, Noise noise, int length, int start, int end) {
    ChangePointTrials.Found found =
        new ChangePointTrials(noise, 0.03, length).found(start, end, 0.1, TRIALS, SEED);
    table.row(series, noise.title(), percent(found.exactly()), percent(found.withinOne()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  /** In the way of Markdown. */
  private static final class Table {
    private final StringBuilder text = new StringBuilder();

    Table(String... head) {
      row(head);
      row(Arrays.stream(head).map(column -> "---").toArray(String[]::new));
    }

    void row(String... cells) {
      text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
