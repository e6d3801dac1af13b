package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.http.HttpUrl;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.LoadTest;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Project;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver projects}. */
@Command(
    name = "projects",
    description = "Lists the projects of the ServiceBook that have the test, or all of them.",
    customSynopsis = "dogdriver projects [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver projects --all --json",
    exitCodeList = {"0:Success.", Dogdriver.FAILED_HELP, Dogdriver.WRONG_USAGE_HELP})
final class ProjectsCommand implements Callable<Integer> {
  private static final int LONGEST_NAME = 200;

  private final HostProcess host;

  @Spec CommandSpec command;

  @Option(
      names = "--test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_TEST,
      description = "The test that a project has (default: ${DEFAULT-VALUE}).")
  String test;

  @Option(names = "--all", description = "List the projects without the test too.")
  boolean all;

  @Option(names = "--json", description = "Print each project as a line of JSON.")
  boolean json;

  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = ServiceBookOptions.HEADING)
  ServiceBookOptions serviceBook = new ServiceBookOptions();

  ProjectsCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    try (Engine engine = settings.engine(host, serviceBook)) {
      List<Project> projects =
          engine.serviceBook().projects().stream().filter(this::isListed).toList();
      if (projects.isEmpty() && !json) {
        out.printf(
            "No project of the ServiceBook at %s has the test '%s'; --all lists every project.%n",
            HttpUrl.shown(engine.settings().serviceBook()), test);
      }
      projects.forEach(project -> out.println(json ? JsonLine.of(project) : line(project)));
      out.flush();
      return 0;
    }
  }

  private boolean isListed(Project project) {
    return all || project.tests().stream().anyMatch(each -> each.name().equals(test));
  }

  private static String line(Project project) {
    return "%-30s tests: %s; deployments: %s"
        .formatted(
            shown(project.name()),
            names(project.tests(), LoadTest::name),
            names(project.deployments(), Deployment::name));
  }

  private static <T> String names(List<T> entries, Function<T, String> name) {
    return entries.isEmpty()
        ? "none"
        : entries.stream().map(name).map(ProjectsCommand::shown).collect(Collectors.joining(", "));
  }

  private static String shown(String name) {
    return PrintableText.of(name, LONGEST_NAME);
  }
}
