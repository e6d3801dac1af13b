package io.jenkins.plugins.dogdriver.trials.verdict;

import static io.jenkins.plugins.dogdriver.trials.verdict.Table.percent;
import static io.jenkins.plugins.dogdriver.trials.verdict.VerdictProof.SEED;
import static io.jenkins.plugins.dogdriver.trials.verdict.VerdictProof.TRIALS;

import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import io.jenkins.plugins.dogdriver.testkit.Noise;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** The tables of docs/verdict.md about change points. */
final class ChangePointTables {
  private static final long STEADY_VALUES = 500_000;
  private static final int[] LENGTHS = {20, 40, 100, 200, 1_000, 10_000};

  private ChangePointTables() {}

  static String likely() {
    Table table = new Table("Series, 3 % of normal noise", "sure", "likely");
    ChangePointTrials forty = new ChangePointTrials(Noise.NORMAL, 0.03, 40);
    for (double height : new double[] {0.05, 0.1}) {
      table.row(
          "%.0f %% higher in the last 10 of 40: any found".formatted(100 * height),
          percent(forty.any(30, height, ChangePointDetector.LEVEL, TRIALS, SEED)),
          percent(forty.any(30, height, ChangePointDetector.LIKELY, TRIALS, SEED)));
    }
    ChangePointTrials soon = new ChangePointTrials(Noise.NORMAL, 0.03, 43);
    table.row(
        "10 % higher in the last 3 of 43: any found",
        percent(soon.any(40, 0.1, ChangePointDetector.LEVEL, TRIALS, SEED)),
        percent(soon.any(40, 0.1, ChangePointDetector.LIKELY, TRIALS, SEED)));
    for (int length : new int[] {20, 40, 100, 200}) {
      ChangePointTrials steady = new ChangePointTrials(Noise.NORMAL, 0.03, length);
      table.row(
          "steady series of %d: any found".formatted(length),
          percent(steady.any(length, 0, ChangePointDetector.LEVEL, TRIALS, SEED)),
          percent(steady.any(length, 0, ChangePointDetector.LIKELY, TRIALS, SEED)));
    }
    return table.toString();
  }

  static String twoSteps() {
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

  static String falsePoints() {
    List<String> head = new ArrayList<>(List.of("Noise"));
    Arrays.stream(LENGTHS).mapToObj("series of %,d"::formatted).forEach(head::add);
    Table table = new Table(head.toArray(String[]::new));
    for (Noise noise : Noise.values()) {
      double width = noise == Noise.LOGNORMAL ? 0.05 : 0.03;
      List<String> row = new ArrayList<>(List.of(noise.title()));
      for (int length : LENGTHS) {
        double points =
            new ChangePointTrials(noise, width, length).falsePoints(STEADY_VALUES, SEED);
        row.add(String.format(Locale.ROOT, "%.2f", points));
      }
      table.row(row.toArray(String[]::new));
    }
    return table.toString();
  }

  static String strongResemblance() {
    Table table = new Table("AR(1)", "series of 1,000", "series of 5,000");
    for (double correlation : new double[] {0.6, 0.9}) {
      table.row(
          String.valueOf(correlation),
          falsePoints(correlation, 1_000),
          falsePoints(correlation, 5_000));
    }
    return table.toString();
  }

  private static String falsePoints(double correlation, int length) {
    Random random = new Random(SEED);
    long points = 0;
    for (int i = 0; i < STEADY_VALUES / length; i++) {
      double[] noise = LookTrials.noise(length, correlation, random);
      points += ChangePointDetector.detect(noise).size();
    }
    return String.format(Locale.ROOT, "%.2f", points * 10_000.0 / STEADY_VALUES);
  }

  static String found() {
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

  static String causes() {
    Table table = new Table("A shift with the release, 3 % of normal noise", "blamed on it");
    for (int runs : new int[] {10, 20, 50}) {
      for (double change : new double[] {0.05, 0.1}) {
        table.row(
            "%.0f %%, %d runs of each".formatted(100 * change, runs),
            percent(new HardCaseTrials(runs).blamed(change, TRIALS, SEED)));
      }
    }
    return table.toString();
  }
}
