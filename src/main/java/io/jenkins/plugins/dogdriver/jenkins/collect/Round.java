package io.jenkins.plugins.dogdriver.jenkins.collect;

import hudson.model.Run;
import io.jenkins.plugins.dogdriver.collect.CollectRound;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.FigureSource;
import io.jenkins.plugins.dogdriver.engine.Engine;
import io.jenkins.plugins.dogdriver.engine.SettingsException;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildLink;
import io.jenkins.plugins.dogdriver.jenkins.record.BuildRunJournal;
import io.jenkins.plugins.dogdriver.jenkins.record.DogdriverRunsAction;
import io.jenkins.plugins.dogdriver.jenkins.record.RunRecord;
import io.jenkins.plugins.dogdriver.jenkins.settings.CredentialLookup;
import io.jenkins.plugins.dogdriver.run.RunEvents;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One round of the periodic work: runs that were left over, then figures that are due. */
final class Round {
  private final Engine engine;
  private final Consumer<String> problems;
  private final RunRecordUpdater record;

  /**
   * @param problems takes a sentence for whoever looks after Jenkins
   */
  Round(Engine engine, Consumer<String> problems) {
    this.engine = engine;
    this.problems = problems;
    this.record = new RunRecordUpdater(engine, problems);
  }

  /**
   * @param stop asked before each job; true ends the round there
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if the store cannot be read
   */
  void run(BooleanSupplier stop) {
    engine.delivery(problems).deliverSpooled();
    new BuildRunJournal(engine.settings().state(), BuildLink::isBuilding).recover(this::recordLost);
    CollectRound round = engine.collector(this::source).collect(record::take, stop);
    round.stopped().ifPresent(problems);
    round
        .unreadable()
        .forEach(
            object ->
                problems.accept(
                    Messages.Round_unreadable(
                        object.key(), engine.store().describe(), object.reason())));
  }

  private void recordLost(io.jenkins.plugins.dogdriver.model.Run run) {
    engine.delivery(problems).deliver(run);
    try {
      new RunEvents(datadog(run), problems).stopped(run);
    } catch (SettingsException e) {
      problems.accept(Messages.Round_noStop(run.project(), e.getMessage()));
    }
    record.ended(run);
  }

  /**
   * @throws DatadogException if the keys of the configuration are missing, so that no run can be
   *     collected now
   */
  private FigureSource source(io.jenkins.plugins.dogdriver.model.Run run) {
    try {
      return datadog(run);
    } catch (SettingsException e) {
      throw new DatadogException(DatadogException.Kind.KEY_REFUSED, e.getMessage(), e);
    }
  }

  private Datadog datadog(io.jenkins.plugins.dogdriver.model.Run run) {
    return BuildLink.build(run.runBy())
        .flatMap(build -> DogdriverRunsAction.find(build, run.id()).map(own -> datadog(build, own)))
        .orElseGet(engine::datadog);
  }

  private Datadog datadog(Run<?, ?> build, RunRecord own) {
    return CredentialLookup.datadog(
        engine, build, own.apiKeyCredentialsId(), own.applicationKeyCredentialsId());
  }
}
