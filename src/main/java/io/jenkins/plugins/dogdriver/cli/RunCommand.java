package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.run.RunClient;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestTarget;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestUrl.LocalPaths;
import io.jenkins.plugins.dogdriver.servicebook.ServiceBookException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dogdriver run}. */
@Command(
    name = "run",
    description = {
      "Runs the load test of a project and records the run.",
      "",
      "The project, its test and its deployment are looked up in the ServiceBook. Datadog is told of"
          + " the start and the stop; 'dogdriver collect' fetches the figures some minutes later."
    },
    exitCodeList = {
      "0:Every load test passed and is recorded.",
      Dogdriver.FAILED + ":A load test did not pass, or a run failed; standard error says why.",
      Dogdriver.WRONG_USAGE_HELP
    })
final class RunCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;
  @Mixin SettingsOptions settings;

  @ArgGroup(multiplicity = "1")
  Which which;

  static final class Which {
    @Option(names = "--project", paramLabel = "NAME", description = "The project to run.")
    String project;

    @Option(names = "--auto", description = "Run every project that has the test and deployment.")
    boolean auto;
  }

  @Option(
      names = "--deployment",
      paramLabel = "NAME",
      defaultValue = Run.DEFAULT_DEPLOYMENT,
      description = "Where the load goes (default: ${DEFAULT-VALUE}).")
  String deployment;

  @Option(
      names = "--test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_TEST,
      description = "The project's test in the ServiceBook (default: ${DEFAULT-VALUE}).")
  String test;

  @Option(
      names = "--molotov-test",
      paramLabel = "NAME",
      defaultValue = RunPlan.DEFAULT_MOLOTOV_TEST,
      description = "The test in its molotov.json (default: ${DEFAULT-VALUE}).")
  String molotovTest;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The place the run is started from; only runs of one place are compared (default: this"
              + " host's name).")
  String source;

  @Option(
      names = "--timeout",
      paramLabel = "SPAN",
      converter = DurationConverter.class,
      description = "When the load test is ended, for example 90s or 2h (default: 1h).")
  Duration timeout;

  @Option(
      names = "--allow-local-tests",
      description = "Take a path of this machine for a load test's repository too.")
  boolean localTests;

  @Option(
      names = "--json",
      description = "Print each run as a line of JSON; the load test's output goes to the errors.")
  boolean json;

  RunCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    PrintWriter shown = json ? err : command.commandLine().getOut();
    try (Engine engine = settings.engine(host);
        Cancellation ignored = new Cancellation()) {
      RunClient client =
          engine.runClient(
              line -> {
                shown.println(line);
                shown.flush();
              });
      try (BackgroundRecovery alsoIgnored = new BackgroundRecovery(engine, err)) {
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
      return List.of(engine.serviceBook().target(which.project, test, deployment));
    }
    List<LoadTestTarget> targets = engine.serviceBook().targets(test, deployment);
    if (targets.isEmpty()) {
      throw new ServiceBookException(
          "The ServiceBook at %s has no project with the test '%s' and the deployment '%s'."
              .formatted(engine.settings().serviceBook(), test, deployment));
    }
    return targets;
  }

  /** One project that cannot be run does not keep the others from theirs. */
  private boolean passes(RunClient client, Engine engine, LoadTestTarget target) {
    PrintWriter err = command.commandLine().getErr();
    try {
      Run run = client.run(plan(engine, target));
      tell(run);
      return run.passed();
    } catch (RunException | ServiceBookException | MolotovException e) {
      err.println(PrintableText.sentence("dogdriver: " + target.project() + ": " + e.getMessage()));
    } catch (DatadogException e) {
      err.println("dogdriver: " + e.getMessage());
    }
    err.flush();
    return false;
  }

  private RunPlan plan(Engine engine, LoadTestTarget target) {
    return RunPlan.of(
        target,
        localTests ? LocalPaths.ALLOWED : LocalPaths.REFUSED,
        molotovTest,
        source == null ? engine.settings().source() : source,
        PrintableText.of(System.getProperty("user.name", "")),
        timeout == null ? engine.settings().timeout() : timeout,
        engine.settings().failureShare());
  }

  private void tell(Run run) {
    PrintWriter out = command.commandLine().getOut();
    PrintWriter err = command.commandLine().getErr();
    if (json) {
      out.println(JsonLine.of(run));
    } else {
      out.printf(
          "%s %s on %s, from %s: %s, %s successes, %s failures in %s s.%n",
          run.project(),
          run.version(),
          run.deployment(),
          run.source(),
          Word.inSentence(run.outcome()),
          run.counts().successes(),
          run.counts().failures(),
          Duration.between(run.start(), run.end()).toSeconds());
    }
    out.flush();
    if (!run.passed()) {
      err.println("dogdriver: " + run.project() + " did not pass: " + run.reason());
      err.flush();
    }
  }
}
