package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.trials.faults.Trial.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes results by kind of fault, as a table in Markdown, which is also readable as it is. */
record FaultTable(List<Result> results) {
  private static final List<String> HEAD =
      List.of("Fault", "Injected", "Lost", "Doubled", "Leaked", "Repeated events");

  String markdown() {
    Map<String, List<Result>> kinds =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    result -> result.trial().fault().kind(), TreeMap::new, Collectors.toList()));
    List<List<String>> rows = new ArrayList<>();
    kinds.forEach((kind, own) -> rows.add(cells(kind, own)));
    rows.add(cells("**All**", results));
    int[] widths = IntStream.range(0, HEAD.size()).map(column -> width(column, rows)).toArray();
    String line =
        IntStream.range(0, widths.length)
            .mapToObj(i -> i == 0 ? "-".repeat(widths[i]) : "-".repeat(widths[i] - 1) + ":")
            .collect(Collectors.joining(" | ", "| ", " |\n"));
    return row(HEAD, widths)
        + line
        + rows.stream().map(cells -> row(cells, widths)).collect(Collectors.joining());
  }

  private static List<String> cells(String kind, List<Result> results) {
    return List.of(
        kind,
        String.valueOf(results.stream().filter(result -> result.failure().isEmpty()).count()),
        sum(results, result -> result.tally().lost().size()),
        sum(results, result -> result.tally().doubled().size()),
        sum(results, result -> result.tally().leaked().size()),
        sum(results, result -> result.tally().repeats()));
  }

  private static String sum(List<Result> results, Function<Result, Integer> count) {
    return String.valueOf(results.stream().mapToInt(count::apply).sum());
  }

  private static int width(int column, List<List<String>> rows) {
    return Math.max(
        HEAD.get(column).length(),
        rows.stream().mapToInt(cells -> cells.get(column).length()).max().orElse(0));
  }

  private static String row(List<String> cells, int[] widths) {
    return IntStream.range(0, widths.length)
        .mapToObj(i -> cell(i, cells.get(i), widths[i]))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String cell(int column, String text, int width) {
    String space = " ".repeat(width - text.length());
    return column == 0 ? text + space : space + text;
  }
}
