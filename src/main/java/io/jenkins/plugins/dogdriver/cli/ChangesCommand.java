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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dogdriver changes}. */
@Command(
    name = "changes",
    description = {
      "Finds the change points of a series: reads it from standard input, one number a line, and"
          + " says where its level shifts.",
      "Empty lines are skipped. A change point is reported when one so clear would be seen by chance"
          + " in one steady series of a thousand, or as --level says; it takes 16 values or more."
    },
    exitCodeList = {
      "0:The change points are printed.",
      Dogdriver.FAILED_HELP,
      Dogdriver.WRONG_USAGE_HELP
    })
final class ChangesCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;

  @Option(
      names = "--json",
      description =
          "Print one JSON array: of each change point the index of its first value, from 0, the level"
              + " before and after, the relative change, and the p-value.")
  boolean json;

  @Option(
      names = "--level",
      paramLabel = "P",
      defaultValue = "0.001",
      description =
          "How often a steady series may show a change point by chance, above 0 and below 1 (default:"
              + " ${DEFAULT-VALUE}). Above that default three values in a row are a level, not five.")
  double level;

  ChangesCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() throws IOException {
    double[] values = SeriesInput.read(host.input());
    List<ChangePoint> points = ChangePointDetector.detect(values, level());
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(points));
    } else if (points.isEmpty()) {
      out.println(nothing(values.length));
    } else {
      points.forEach(point -> out.println(line(point)));
    }
    out.flush();
    return 0;
  }

  private double level() {
    if (!(level > 0 && level < 1)) {
      throw new ParameterException(
          command.commandLine(),
          "'%s' is not a level: it is above 0 and below 1.".formatted(level));
    }
    return level;
  }

  private static String nothing(int values) {
    return values < ChangePointDetector.MIN_SERIES_LENGTH
        ? "%d values are too few to show a change point: it takes %d or more."
            .formatted(values, ChangePointDetector.MIN_SERIES_LENGTH)
        : "There is no change point in these %d values.".formatted(values);
  }

  private static String line(ChangePoint point) {
    return String.format(
        Locale.ROOT,
        "index %d: %s, p = %.0e",
        point.index(),
        Numbers.levels(point.before(), point.after(), point.change(), ""),
        point.pValue());
  }
}
