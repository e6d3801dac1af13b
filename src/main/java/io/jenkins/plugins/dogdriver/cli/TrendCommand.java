package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.cli.Dogdriver.Surroundings;
import io.jenkins.plugins.dogdriver.config.Engine;
import io.jenkins.plugins.dogdriver.config.SettingsException;
import io.jenkins.plugins.dogdriver.report.TrendJson;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dogdriver trend}. */
@Command(
    name = "trend",
    description = "Says whether a project is slower or faster with its newest release.")
final class TrendCommand implements Callable<Integer> {
  private static final Set<Verdict> WORSE = Set.of(Verdict.SLOWER, Verdict.MIXED);

  private final Surroundings surroundings;

  @Spec CommandSpec command;
  @Mixin SettingsOptions settings;
  @Mixin SelectionOptions selection;

  @ArgGroup(multiplicity = "1")
  Which which;

  static final class Which {
    @Option(names = "--project", paramLabel = "NAME", description = "The project to judge.")
    String project;

    @Option(names = "--all", description = "Judge every project of the store.")
    boolean all;
  }

  enum FailOn {
    NEVER,
    WORSE
  }

  @Option(
      names = "--fail-on",
      paramLabel = "WHEN",
      defaultValue = "never",
      description =
          "'worse' ends with exit code 1 where a metric of time got worse (default:"
              + " ${DEFAULT-VALUE}).")
  FailOn failOn;

  @Option(names = "--json", description = "Print each trend as a line of JSON.")
  boolean json;

  TrendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (Engine engine = settings.engine(surroundings)) {
      List<Trend> trends = trends(engine);
      for (Trend trend : trends) {
        out.println(json ? TrendJson.of(trend) : TrendText.of(trend));
      }
      out.flush();
      boolean worse = trends.stream().map(Trend::verdict).anyMatch(WORSE::contains);
      return worse && failOn == FailOn.WORSE ? Dogdriver.WORSE : 0;
    }
  }

  private List<Trend> trends(Engine engine) {
    if (which.all) {
      return engine.trends(selection.selection());
    }
    Trend trend = engine.trend(which.project, selection.selection());
    if (trend.runs().isEmpty() && trend.sources().isEmpty()) {
      throw new SettingsException(
          "There is no measured run of '%s' in %s; there are runs of %s."
              .formatted(
                  which.project, engine.store().describe(), names(engine.store().projects())));
    }
    return List.of(trend);
  }

  private static String names(List<String> projects) {
    return projects.isEmpty() ? "no project" : "'" + String.join("', '", projects) + "'";
  }
}
