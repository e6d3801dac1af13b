package io.jenkins.plugins.dogdriver.cli;

import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.collect.CollectedJob;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.UnreadableProjects;
import io.jenkins.plugins.dogdriver.model.PrintableText;
import io.jenkins.plugins.dogdriver.model.Word;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code dogdriver collect}. */
@Command(
    name = "collect",
    description = {
      "Fetches the figures of the runs that wait for them from Datadog.",
      "",
      "Start it every few minutes, for example by cron: a run is collected once it is old enough"
          + " for Datadog to have everything of it."
    },
    exitCodeList = {
      "0:The runs were collected, or still wait.",
      Dogdriver.FAILED
          + ":Every run that was tried failed, or Datadog or the store is unavailable.",
      Dogdriver.WRONG_USAGE_HELP
    })
final class CollectCommand implements Callable<Integer> {
  private final HostProcess host;

  @Spec CommandSpec command;
  @Mixin SettingsOptions settings;

  @Option(
      names = "--age",
      paramLabel = "SPAN",
      description = "How old a run is at least, for example 0s or 15m (default: 10m).")
  String age;

  @Option(names = "--json", description = "Print what became of each run as a line of JSON.")
  boolean json;

  CollectCommand(HostProcess host) {
    this.host = host;
  }

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    settings.age = age;
    try (Engine engine = settings.engine(host)) {
      engine.localRuns().recover();
      CollectRound round = engine.collector().collect(this::tell, () -> false);
      round
          .unreadable()
          .forEach(
              object ->
                  err.println(
                      PrintableText.sentence(
                          "%s in %s is no job: %s."
                              .formatted(
                                  object.key(), engine.store().describe(), object.reason()))));
      UnreadableProjects.after(round, engine.store())
          .forEach(sentence -> err.println(PrintableText.sentence(sentence)));
      engine.announceVerdicts(round, sentence -> err.println(PrintableText.sentence(sentence)));
      round.stopped().ifPresent(why -> err.println("dogdriver: " + why));
      if (round.jobs().isEmpty() && round.stopped().isEmpty() && !json) {
        command.commandLine().getOut().println("No run waits for its figures.");
      }
      err.flush();
      return round.stopped().isPresent() || round.failed() ? Dogdriver.FAILED : 0;
    }
  }

  private void tell(CollectedJob job) {
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
                      Word.inSentence(job.state()),
                      job.detail())));
    }
    out.flush();
  }
}
