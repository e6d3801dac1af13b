package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.cli.Dogdriver.Surroundings;
import io.jenkins.plugins.dogdriver.trend.Numbers;
import io.jenkins.plugins.dogdriver.trend.Step;
import io.jenkins.plugins.dogdriver.trend.Steps;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dogdriver changes}. */
@Command(
    name = "changes",
    description = {
      "Reads a series from standard input, one number a line, and says where its level shifts.",
      "Empty lines are skipped. A shift is told when one so clear would be seen by chance in one"
          + " steady series of a thousand; it takes 16 values or more."
    })
final class ChangesCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec CommandSpec command;

  @Option(
      names = "--json",
      description =
          "Print one JSON array: of each shift the index of its first value, from 0, the level"
              + " before and after, the relative change, and the p-value.")
  boolean json;

  ChangesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    double[] values = SeriesInput.read(surroundings.input());
    List<Step> steps = Steps.in(values);
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(steps));
    } else if (steps.isEmpty()) {
      out.println(nothing(values.length));
    } else {
      steps.forEach(step -> out.println(line(step)));
    }
    out.flush();
    return 0;
  }

  private static String nothing(int values) {
    return values < Steps.SHORTEST
        ? "%d values are too few to show a shift: it takes %d or more."
            .formatted(values, Steps.SHORTEST)
        : "The level of these %d values does not shift.".formatted(values);
  }

  private static String line(Step step) {
    return String.format(
        Locale.ROOT,
        "index %d: %s → %s%s, p = %.0e",
        step.index(),
        Numbers.figure(step.before()),
        Numbers.figure(step.after()),
        step.before() == 0 ? "" : " (" + Numbers.change(step.change()) + ")",
        step.pValue());
  }
}
