package io.jenkins.plugins.dogdriver.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.report.TrendJson;
import io.jenkins.plugins.dogdriver.store.JenkinsServer;
import io.jenkins.plugins.dogdriver.store.StoreException;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver trend}. */
@Command(
    name = "trend",
    description = "Prints whether a project is slower or faster with its newest release.",
    customSynopsis = "dogdriver trend (--project NAME | --all) [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver trend --project kintowe --fail-on worse",
    exitCodeList = {
      "0:Success.",
      Dogdriver.FAILED_HELP,
      Dogdriver.WRONG_USAGE_HELP,
      Dogdriver.WORSE_HELP
    })
final class TrendCommand implements Callable<Integer> {
  private final HostProcess host;
  private final Terminal terminal;

  @Spec CommandSpec command;

  @ArgGroup(multiplicity = "1")
  Which which;

  static final class Which {
    @Option(names = "--project", paramLabel = "NAME", description = "The project to judge.")
    String project;

    @Option(names = "--all", description = "Judge every project of the store.")
    boolean all;
  }

  @Option(
      names = "--fail-on",
      paramLabel = "WHEN",
      defaultValue = "never",
      converter = FailOnConverter.class,
      description =
          "'worse' ends with exit code 3 if a release is slower, or mixed; 'never' with 0 (default:"
              + " ${DEFAULT-VALUE}).")
  FailOn failOn;

  @Option(names = "--json", description = "Print each trend as a line of JSON.")
  boolean json;

  @Mixin SelectionOptions selection;
  @Mixin ServerOptions server;
  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = StoreOptions.HEADING)
  StoreOptions store = new StoreOptions();

  TrendCommand(HostProcess host, Terminal terminal) {
    this.host = host;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (Engine engine = settings.engine(host, store)) {
      Optional<JenkinsServer> jenkins = server.server(engine, host);
      if (jenkins.isPresent()) {
        return printTrendOf(jenkins.get());
      }
      List<Trend> seen = new ArrayList<>();
      trends(engine)
          .forEachOrdered(
              trend -> {
                print(trend);
                seen.add(trend);
              });
      if (seen.isEmpty()) {
        throw NoRunException.none(engine);
      }
      boolean older = selection.selection().against().isPresent();
      return seen.stream().anyMatch(trend -> failOn.rejects(trend, older)) ? Dogdriver.WORSE : 0;
    }
  }

  private int printTrendOf(JenkinsServer jenkins) {
    if (which.all) {
      throw new ParameterException(
          command.commandLine(), "--server answers for one project: name it with --project.");
    }
    Selection chosen = selection.selection();
    JsonNode trend =
        jenkins.trend(which.project, chosen.source(), chosen.deployment(), chosen.against());
    checkVerdict(trend);
    PrintWriter out = command.commandLine().getOut();
    out.println(json ? trend : ServerTrendText.of(trend));
    out.flush();
    boolean worse =
        isRejected(trend) || chosen.against().isPresent() && isRejected(trend.path("reference"));
    return worse ? Dogdriver.WORSE : 0;
  }

  /**
   * Checks that the verdict is known: one that is not understood must not be mistaken for a good
   * one.
   */
  private static void checkVerdict(JsonNode trend) {
    if (verdict(trend).isEmpty()) {
      throw new StoreException(
          "The verdict of the Jenkins is '%s', which this version does not know."
              .formatted(PrintableText.of(trend.path("verdict").asText())));
    }
  }

  private static Optional<Verdict> verdict(JsonNode judged) {
    return Word.find(Verdict.class, judged.path("verdict").asText());
  }

  private boolean isRejected(JsonNode judged) {
    return verdict(judged).filter(failOn::rejects).isPresent();
  }

  private Stream<Trend> trends(Engine engine) {
    if (which.all) {
      return engine.trends(selection.selection());
    }
    Trend trend = engine.trend(which.project, selection.selection());
    if (trend.sources().isEmpty()) {
      throw noRun(engine, trend);
    }
    NoRunException.check(trend, selection.selection());
    return Stream.of(trend);
  }

  private void print(Trend trend) {
    if (json) {
      command.commandLine().getOut().println(TrendJson.of(trend));
    } else {
      terminal.out().println(TrendText.of(trend, terminal));
    }
  }

  private NoRunException noRun(Engine engine, Trend trend) {
    List<String> projects = engine.store().projects();
    if (projects.isEmpty() && trend.flags().isEmpty()) {
      return NoRunException.none(engine);
    }
    return new NoRunException(
        "There is no measured run of '%s' in %s; it has runs of %s. %s"
            .formatted(
                which.project,
                engine.store().describe(),
                names(projects),
                String.join(" ", trend.flags()))
            .strip());
  }

  private static String names(List<String> projects) {
    return projects.isEmpty() ? "no project" : "'" + String.join("', '", projects) + "'";
  }
}
