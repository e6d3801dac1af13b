package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.trend.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes results as a table in Markdown, which is also readable as it is. */
record ResultTable(List<Result> results) {
  private static final List<String> HEAD =
      List.of("Measured", "Median", "Lowest – highest", "Rounds", "Target", "");

  String markdown() {
    List<List<String>> rows = results.stream().map(ResultTable::cells).toList();
    int[] widths = IntStream.range(0, HEAD.size()).map(column -> width(column, rows)).toArray();
    String line =
        IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining(" | ", "| ", " |\n"));
    return row(HEAD, widths)
        + line
        + rows.stream().map(cells -> row(cells, widths)).collect(Collectors.joining());
  }

  /** Returns a number such as {@code 0.412 s}. */
  static String number(double value, String unit) {
    return (Numbers.figure(value) + " " + unit).strip();
  }

  private static List<String> cells(Result result) {
    Sample sample = result.sample();
    return List.of(
        result.what(),
        number(sample.median(), result.unit()),
        Numbers.figure(sample.lowest()) + " – " + number(sample.highest(), result.unit()),
        String.valueOf(sample.rounds()),
        result.target().isEmpty()
            ? ""
            : "< " + number(result.target().getAsDouble(), result.unit()),
        result.target().isEmpty() ? "" : result.missed() ? "**missed**" : "met");
  }

  private static int width(int column, List<List<String>> rows) {
    return Math.max(
        HEAD.get(column).length(),
        rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0));
  }

  private static String row(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
