package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.stats.ChangePoint;
import io.jenkins.plugins.dogdriver.stats.ChangePointDetector;
import io.jenkins.plugins.dogdriver.trend.Numbers;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver changes}. */
@Command(
    name = "changes",
    description = {
      "Finds the change points of a series: reads it from standard input, one number a line or a"
          + " table with commas, semicolons or tabs, and says where its level shifts.",
      "The first line may be a heading. A value that is empty or NaN is left out.",
      "A change point is reported if at most one of a thousand steady series would show one as clear"
          + " by chance; --level sets another share. 16 or more values are needed."
    },
    customSynopsis = "dogdriver changes [OPTIONS] < FILE",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver changes --column latency < nightly.csv",
    exitCodeList = {"0:Success.", Dogdriver.FAILED_HELP, Dogdriver.WRONG_USAGE_HELP})
final class ChangesCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;

  @Option(
      names = "--json",
      description =
          "Print one JSON array: for each change point the index of its first value, from 0, the level"
              + " before and after, the relative change, and the p-value.")
  boolean json;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.001",
      converter = LevelConverter.class,
      description =
          "How often a steady series may show a change point by chance, above 0 and below 1 (default:"
              + " ${DEFAULT-VALUE}). A level is at least five values long, or three above that"
              + " default.")
  double level;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description =
          "The column to read, by its name in the first line or its number from 1. Default: the only"
              + " one, or the second of two. The first column, such as a time, is printed beside a"
              + " change point.")
  String column = "";

  ChangesCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    SeriesInput.Series series = SeriesInput.read(host.input(), column);
    double[] values = series.values();
    List<ChangePoint> points = ChangePointDetector.detect(values, level);
    if (!series.missing().isEmpty()) {
      command.commandLine().getErr().println(series.missing());
    }
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(points, series.labels()));
    } else if (points.isEmpty()) {
      out.println(nothing(values.length));
    } else {
      points.forEach(point -> out.println(line(point, series.labels().get(point.index()))));
    }
    out.flush();
    return 0;
  }

  private static String nothing(int values) {
    return values < ChangePointDetector.MIN_SERIES_LENGTH
        ? "%s values are too few to show a change point: %s or more are needed."
            .formatted(values, ChangePointDetector.MIN_SERIES_LENGTH)
        : "There is no change point in these %s values.".formatted(values);
  }

  private static String line(ChangePoint point, String label) {
    return String.format(
        Locale.ROOT,
        "index %s%s: %s, p = %.0e",
        point.index(),
        label.isEmpty() ? "" : " (" + label + ")",
        Numbers.levels(point.before(), point.after(), point.change(), ""),
        point.pValue());
  }
}
