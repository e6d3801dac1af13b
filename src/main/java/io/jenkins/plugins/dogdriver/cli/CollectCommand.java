package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.UnreadableProjects;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.report.RunWords;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code dogdriver collect}. */
@Command(
    name = "collect",
    description = {
      "Fetches the metric values of recorded runs from Datadog.",
      "",
      "Start it every few minutes, for example by cron: a run is collected once it is old enough"
          + " for Datadog to have all of its data."
    },
    customSynopsis = "dogdriver collect [OPTIONS]",
    footerHeading = "%nExample:%n",
    footer = "  dogdriver collect --age 15m",
    exitCodeList = {
      "0:Success. Runs that are not old enough wait for the next time.",
      Dogdriver.FAILED + ":No run could be collected, or Datadog or the store is unavailable.",
      Dogdriver.WRONG_USAGE_HELP
    })
final class CollectCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;

  @Option(
      names = "--age",
      paramLabel = "TIME",
      converter = DurationConverter.class,
      description =
          "How old a run must be before Datadog is asked, for example 0s or 15m (default: 10m).")
  Duration age;

  @Option(names = "--json", description = "Print the result of each run as a line of JSON.")
  boolean json;

  @Mixin SettingsOptions settings;

  @ArgGroup(validate = false, heading = RecordingStoreOptions.HEADING)
  RecordingStoreOptions store = new RecordingStoreOptions();

  @ArgGroup(validate = false, heading = DatadogOptions.HEADING)
  DatadogOptions datadog = new DatadogOptions();

  CollectCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    try (Engine engine = settings.engine(host, store, datadog, new AgeOption(age))) {
      engine.localRuns().recover();
      CollectRound round = engine.collector().collect(this::print, () -> false);
      round
          .unreadable()
          .forEach(
              object ->
                  err.println(
                      PrintableText.sentence(
                          "%s in %s is not a job: %s."
                              .formatted(
                                  object.key(), engine.store().describe(), object.reason()))));
      UnreadableProjects.after(round, engine.store())
          .forEach(sentence -> err.println(PrintableText.sentence(sentence)));
      engine.announceVerdicts(round, sentence -> err.println(PrintableText.sentence(sentence)));
      round.stopped().ifPresent(why -> err.println("dogdriver: " + why));
      if (round.stopped().isEmpty()) {
        engine.store().packing().roundIfDue(() -> false);
      }
      if (round.jobs().isEmpty() && round.stopped().isEmpty() && !json) {
        command.commandLine().getOut().println("No run waits for its metric values.");
      }
      err.flush();
      return round.stopped().isPresent() || round.failed() ? Dogdriver.FAILED : 0;
    }
  }

  private void print(CollectedJob job) {
    PrintWriter out = command.commandLine().getOut();
    if (json) {
      out.println(JsonLine.of(job));
    } else {
      out.println(
          PrintableText.of(
              "%s %s of %s: %s. %s"
                  .formatted(
                      job.run().project(),
                      job.run().version(),
                      job.run().start(),
                      RunWords.state(job.state()),
                      job.detail())));
    }
    out.flush();
  }
}
