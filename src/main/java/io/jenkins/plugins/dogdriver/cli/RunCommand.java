package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.LocalRuns;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunClient;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.run.RunObserver;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestTarget;
import io.jenkins.plugins.dogdriver.servicebook.ServiceBookException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver run}. */
@Command(
    name = "run",
    description = {
      "Runs the load test of a project and records the run.",
      "",
      "The project, its test and its deployment are looked up in the ServiceBook. It sends a"
          + " start and a stop event to Datadog. 'dogdriver collect' fetches the metric values some"
          + " minutes later."
    },
    customSynopsis = "dogdriver run (--project NAME | --auto) [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver run --project kintowe --deployment stage",
    exitCodeList = {
      "0:Success. Every load test passed and is recorded.",
      Dogdriver.FAILED + ":A load test did not pass, or a run failed; standard error says why.",
      Dogdriver.WRONG_USAGE_HELP
    })
final class RunCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;

  @ArgGroup(multiplicity = "1")
  Which which;

  static final class Which {
    @Option(names = "--project", paramLabel = "NAME", description = "The project to run.")
    String project;

    @Option(names = "--auto", description = "Run every project that has the test and deployment.")
    boolean auto;
  }

  @Option(
      names = "--json",
      description =
          "Print each run as a line of JSON; the load test's output goes to standard error.")
  boolean json;

  @Mixin ServerOptions server;
  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = LoadTestOptions.HEADING)
  LoadTestOptions load = new LoadTestOptions();

  @ArgGroup(validate = false, heading = RecordingStoreOptions.HEADING)
  RecordingStoreOptions store = new RecordingStoreOptions();

  @ArgGroup(validate = false, heading = DatadogOptions.HEADING)
  DatadogOptions datadog = new DatadogOptions();

  @ArgGroup(validate = false, heading = ServiceBookOptions.HEADING)
  ServiceBookOptions serviceBook = new ServiceBookOptions();

  RunCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    PrintWriter shown = json ? err : command.commandLine().getOut();
    try (Engine engine = settings.engine(host, store, datadog, serviceBook);
        Cancellation ignored = new Cancellation()) {
      RunObserver observer =
          line -> {
            shown.println(line);
            shown.flush();
          };
      LocalRuns runs =
          server.server(engine, host).map(engine::localRuns).orElseGet(engine::localRuns);
      RunClient client = runs.client(observer);
      try (BackgroundRecovery alsoIgnored = new BackgroundRecovery(runs, err)) {
        return run(client, engine);
      }
    }
  }

  private int run(RunClient client, Engine engine) {
    boolean allPassed = true;
    for (LoadTestTarget target : targets(engine)) {
      allPassed &= passes(client, engine, target);
      if (Thread.currentThread().isInterrupted()) {
        return Dogdriver.FAILED;
      }
    }
    return allPassed ? 0 : Dogdriver.FAILED;
  }

  private List<LoadTestTarget> targets(Engine engine) {
    if (!which.auto) {
      return List.of(load.target(engine, which.project));
    }
    List<LoadTestTarget> targets = engine.serviceBook().targets(load.test, load.deployment);
    if (targets.isEmpty()) {
      throw new ServiceBookException(
          "The ServiceBook at %s has no project with the test '%s' and the deployment '%s'."
              .formatted(engine.settings().serviceBook(), load.test, load.deployment));
    }
    return targets;
  }

  /**
   * Runs a project and returns whether it passed; one that cannot be run does not keep the others
   * from running.
   */
  private boolean passes(RunClient client, Engine engine, LoadTestTarget target) {
    PrintWriter err = command.commandLine().getErr();
    try {
      Run run = client.run(load.plan(engine, target));
      print(run);
      return run.passed();
    } catch (RunException | ServiceBookException | MolotovException e) {
      err.println(PrintableText.sentence("dogdriver: " + target.project() + ": " + e.getMessage()));
    } catch (DatadogException e) {
      err.println("dogdriver: " + e.getMessage());
    }
    err.flush();
    return false;
  }

  private void print(Run run) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    if (json) {
      out.println(JsonLine.of(run));
    } else {
      out.println(RunText.of(run));
    }
    out.flush();
    if (!run.passed()) {
      err.println("dogdriver: " + run.project() + " did not pass: " + run.reason());
      err.flush();
    }
  }
}
