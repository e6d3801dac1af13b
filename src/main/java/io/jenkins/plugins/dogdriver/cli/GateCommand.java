package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.LocalRuns;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Release;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.MolotovException;
import io.jenkins.plugins.dogdriver.report.TrendJson;
import io.jenkins.plugins.dogdriver.run.RunClient;
import io.jenkins.plugins.dogdriver.run.RunException;
import io.jenkins.plugins.dogdriver.run.RunSeries;
import io.jenkins.plugins.dogdriver.run.Until;
import io.jenkins.plugins.dogdriver.servicebook.LoadTestTarget;
import io.jenkins.plugins.dogdriver.trend.FailOn;
import io.jenkins.plugins.dogdriver.trend.Selection;
import io.jenkins.plugins.dogdriver.trend.Trend;
import io.jenkins.plugins.dogdriver.trend.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Implements {@code dogdriver gate}: runs, collection and verdict in one command, for a pipeline
 * without another process that collects.
 *
 * <p>It makes the runs of a {@link RunSeries} and collects between them those that are old enough.
 * After the last it collects until all of its runs have their metric values or were given up, or
 * the wait is over. Then it judges the release that it ran last, and no other: without a metric
 * value of that release it fails.
 */
@Command(
    name = "gate",
    description = {
      "Runs the load test of a project several times, waits for the metric values, and judges the"
          + " release.",
      "",
      "For a pipeline without Jenkins: the exit code is the verdict."
    },
    customSynopsis = "dogdriver gate --project NAME [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver gate --project kintowe --runs 8 --until decided",
    exitCodeList = {
      "0:Success. The release is not worse, or the verdict is unclear.",
      Dogdriver.FAILED + ":No run passed, or none has metric values; standard error says why.",
      Dogdriver.WRONG_USAGE_HELP,
      Dogdriver.WORSE + ":The release is slower, or mixed."
    })
final class GateCommand implements Callable<Integer> {
  private final HostProcess host;
  private final Terminal terminal;

  @Spec CommandSpec command;

  @Option(
      names = "--project",
      paramLabel = "NAME",
      required = true,
      description = "The project to run.")
  String project;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "8",
      converter = NumberConverter.class,
      description = "How many runs are made at most (default: ${DEFAULT-VALUE}).")
  int runs;

  @Option(
      names = "--pause",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description = "How long to wait between two runs, for example 1m (default: 0s).")
  Duration pause;

  @Option(
      names = "--until",
      paramLabel = "WHEN",
      defaultValue = "all",
      converter = UntilConverter.class,
      description =
          "'decided' makes no more runs once the verdict is known (default: ${DEFAULT-VALUE}).")
  Until until;

  @Option(
      names = "--failures",
      paramLabel = "N",
      defaultValue = "0",
      converter = NumberConverter.class,
      description =
          "This many failed runs end the command; with 0 any number may fail, but not all (default:"
              + " ${DEFAULT-VALUE}).")
  int failures;

  @Option(
      names = "--against",
      paramLabel = "VERSION",
      description = "Compare with this older release too; its verdict counts as well.")
  String against;

  @Option(
      names = "--fail-on",
      paramLabel = "WHEN",
      defaultValue = "worse",
      converter = FailOnConverter.class,
      description =
          "'worse' ends with exit code 3 if the release is slower, or mixed; 'never' with 0 (default:"
              + " ${DEFAULT-VALUE}).")
  FailOn failOn;

  @Option(
      names = "--age",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How old a run must be before Datadog is asked for its metric values (default: 10m).")
  Duration age;

  @Option(
      names = "--wait",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      defaultValue = "30m",
      description =
          "How long to wait for metric values after the last run; then the verdict is made with those"
              + " that are there (default: ${DEFAULT-VALUE}).")
  Duration wait;

  @Option(
      names = "--json",
      description = "Print the trend as a line of JSON; the progress goes to standard error.")
  boolean json;

  private ProgressLine progress;
  private GateCollection collection;
  private Run last;

  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = LoadTestOptions.HEADING)
  LoadTestOptions load = new LoadTestOptions();

  @ArgGroup(validate = false, heading = RecordingStoreOptions.HEADING)
  RecordingStoreOptions store = new RecordingStoreOptions();

  @ArgGroup(validate = false, heading = DatadogOptions.HEADING)
  DatadogOptions datadog = new DatadogOptions();

  @ArgGroup(validate = false, heading = ServiceBookOptions.HEADING)
  ServiceBookOptions serviceBook = new ServiceBookOptions();

  GateCommand(HostProcess host, Terminal terminal) {
    this.host = host;
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    settings.patience = wait;
    RunSeries series = series();
    try (Engine engine = settings.engine(host, store, datadog, serviceBook, new AgeOption(age));
        Cancellation ignored = new Cancellation()) {
      engine.checkKeys();
      checkOlderRelease(engine);
      LoadTestTarget target = load.target(engine, project);
      progress = json ? terminal.progressOnErr() : terminal.progressOnOut();
      collection = new GateCollection(engine, this::say, progress);
      LocalRuns localRuns = engine.localRuns();
      RunClient client =
          localRuns.client(line -> progress.show(series.next() + ": " + line.strip()));
      try (BackgroundRecovery alsoIgnored =
          new BackgroundRecovery(localRuns, command.commandLine().getErr())) {
        make(series, client, engine, target);
      }
      Optional<String> failure = series.failure();
      if (failure.isPresent()) {
        throw new RunException(project + " did not pass: " + failure.get());
      }
      collection.await();
      return judge(engine);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      say("Stopped after %s of %s runs.".formatted(series.made(), runs));
      return Dogdriver.FAILED;
    }
  }

  /** Checks, before any run is made, that the release is there that the newest is compared with. */
  private void checkOlderRelease(Engine engine) {
    if (against != null
        && engine.store().runs(project).stream()
            .noneMatch(run -> run.run().version().equals(against))) {
      throw new NoRunException(
          "There is no measured run of %s of release '%s' to compare with."
              .formatted(project, against));
    }
  }

  private RunSeries series() {
    try {
      return new RunSeries(runs, pause == null ? Duration.ZERO : pause, until, failures);
    } catch (RunException e) {
      throw new ParameterException(command.commandLine(), e.getMessage());
    }
  }

  private void make(RunSeries series, RunClient client, Engine engine, LoadTestTarget target)
      throws InterruptedException {
    do {
      if (series.made() > 0) {
        Thread.sleep(series.pause().toMillis());
      }
      makeOne(series, client, engine, target);
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException();
      }
      collection.round();
    } while (!series.isOver(isDecided(engine)));
  }

  /** Makes a run; one that cannot be made has failed, as one that does not pass. */
  private void makeOne(RunSeries series, RunClient client, Engine engine, LoadTestTarget target) {
    try {
      Run run = client.run(load.plan(engine, target));
      if (run.passed()) {
        series.passed();
        collection.add(run);
        last = run;
        say(series.last() + ": " + RunText.of(run));
      } else {
        series.failed(run.reason());
        say(series.last() + ": " + RunText.of(run) + " " + run.reason());
      }
    } catch (RunException | MolotovException | DatadogException e) {
      // What keeps the first run from beginning would also stop the others.
      if (series.made() == 0) {
        throw e;
      }
      series.failed(e.getMessage());
      say(series.last() + ": " + e.getMessage());
    }
  }

  private boolean isDecided(Engine engine) {
    if (last == null) {
      return false;
    }
    Trend trend = trend(engine);
    return isMeasured(trend) && trend.verdict() != Verdict.UNCLEAR;
  }

  private Trend trend(Engine engine) {
    return engine.trend(
        project,
        new Selection(
            Optional.of(last.source()),
            Optional.of(last.deployment()),
            Optional.ofNullable(against)));
  }

  private boolean isMeasured(Trend trend) {
    return trend.newestRelease().equals(last.version()) && !trend.runs().isEmpty();
  }

  private int judge(Engine engine) {
    Trend trend = trend(engine);
    if (!isMeasured(trend)) {
      throw new RunException(
          "No run of %s %s has metric values, so there is no verdict on it."
              .formatted(project, Release.name(last.version())));
    }
    progress.clear();
    if (json) {
      command.commandLine().getOut().println(TrendJson.of(trend));
    } else {
      terminal.out().println(TrendText.of(trend, terminal));
    }
    return failOn.rejects(trend, against != null) ? Dogdriver.WORSE : 0;
  }

  private void say(String sentence) {
    progress.clear();
    output().println(PrintableText.of(sentence));
    output().flush();
  }

  private PrintWriter output() {
    return json ? command.commandLine().getErr() : command.commandLine().getOut();
  }
}
