package io.jenkins.plugins.dogdriver.trials.verdict;

import static io.jenkins.plugins.dogdriver.trials.verdict.Table.percent;

import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * Measures how often the verdict and the change points are right, on simulated series whose truth
 * is known, and writes the tables into docs/verdict.md. The same program writes the same tables.
 */
final class VerdictProof {
  static final int TRIALS = 2_000;
  static final long SEED = 20_260_524;
  private static final int[][] SIDES = {{10, 10}, {22, 18}, {20, 6}, {8, 8}};

  private VerdictProof() {}

  /**
   * Runs all trials, which needs some minutes.
   *
   * @param arguments the document, between whose marks the tables are written
   */
  public static void main(String[] arguments) throws IOException {
    Path document = Path.of(arguments[0]);
    String text = Files.readString(document);
    text = between(text, "looks", looks());
    text = between(text, "intervals", intervals());
    text = between(text, "releases", releases());
    text = between(text, "hard cases", hardCases());
    text = between(text, "ranges of worse", rangesOfWorse());
    text = between(text, "outlook", outlook());
    text = between(text, "false points", ChangePointTables.falsePoints());
    text = between(text, "strong resemblance", ChangePointTables.strongResemblance());
    text = between(text, "found", ChangePointTables.found());
    text = between(text, "likely", ChangePointTables.likely());
    text = between(text, "two steps", ChangePointTables.twoSteps());
    text = between(text, "causes", ChangePointTables.causes());
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
        new LookTrials(before, width, correlation, spread, change).said(TRIALS, SEED);
    table.row(
        "%.0f %%%s%s"
            .formatted(
                100 * width,
                correlation == 0 ? "" : ", AR(1) " + correlation,
                spread == 1 ? "" : ", newest %.0f times as wide".formatted(spread)),
        change == 0 ? "no change" : "%.0f %% slower".formatted(100 * change),
        before + " runs",
        percent(said.worse()),
        said.worse() * TRIALS < 20 ? "" : percent(said.back()),
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

  private static String hardCases() {
    HardCaseTrials ten = new HardCaseTrials(10);
    Table table = new Table("What could be taken for a change", "called slower or faster");
    table.row(
        "10 against 10, ten metrics that are each 4 % slower",
        percent(ten.manyMetrics(10, 0.04, TRIALS, SEED)));
    table.row(
        "40 against 40, 4 % slower, in whole milliseconds around 20",
        percent(new HardCaseTrials(40).rounded(0.04, 1, TRIALS, SEED)));
    for (int runs : new int[] {6, 8, 10, 12}) {
      table.row(
          "%d against %d, no change, hourly under a daily wave of ±10 %%".formatted(runs, runs),
          percent(new HardCaseTrials(runs).timeOfDay(0.1, TRIALS, SEED)));
    }
    return table.toString();
  }

  private static String rangesOfWorse() {
    double[] changes = {0.04, 0.05, 0.06, 0.08, 0.1, 0.2};
    Table table =
        new Table(
            Stream.concat(
                    Stream.of("Runs"),
                    Arrays.stream(changes).mapToObj(c -> "%.0f %% slower".formatted(100 * c)))
                .toArray(String[]::new));
    for (int runs : new int[] {6, 10, 20, 40}) {
      table.row(
          Stream.concat(
                  Stream.of(runs + " against " + runs),
                  Arrays.stream(changes)
                      .mapToObj(
                          change ->
                              percent(new HardCaseTrials(runs).rangeOfWorse(change, TRIALS, SEED))))
              .toArray(String[]::new));
    }
    return table.toString();
  }

  private static String outlook() {
    Table table = new Table("Really", "comparisons", "settled by so many more", "by twice as many");
    for (double change : new double[] {0, 0.08, 0.1, 0.2}) {
      OutlookTrials.Settled all = OutlookTrials.Settled.NONE;
      for (double width : new double[] {0.03, 0.1}) {
        for (int before : new int[] {4, 6, 10, 20, 40}) {
          for (int after : new int[] {5, 8, 12}) {
            all =
                all.plus(new OutlookTrials(before, after, width, change).settled(TRIALS / 4, SEED));
          }
        }
      }
      table.row(
          change == 0 ? "no change" : "%.0f %% slower".formatted(100 * change),
          String.valueOf(all.said()),
          percent((double) all.inTime() / all.said()),
          percent((double) all.inTwice() / all.said()));
    }
    return table.toString();
  }

  private static ReleaseTrials.Said said(Noise noise, int[] sides, double change) {
    return new ReleaseTrials(noise, sides[0], sides[1], change).said(TRIALS, SEED);
  }
}
