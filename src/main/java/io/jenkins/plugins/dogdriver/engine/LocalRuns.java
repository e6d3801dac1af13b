package io.jenkins.plugins.dogdriver.engine;

import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.molotov.LocalMoloslave;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.ProcessRunJournal;
import io.jenkins.plugins.dogdriver.run.RunClient;
import io.jenkins.plugins.dogdriver.run.RunObserver;
import io.jenkins.plugins.dogdriver.run.RunRecorder;
import io.jenkins.plugins.dogdriver.run.VersionCheck;
import io.jenkins.plugins.dogdriver.store.RunInbox;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Makes runs on this machine and delivers them to one place. What a killed process left behind, and
 * what could not be delivered, waits in a folder of that place, so that it gets there and nowhere
 * else.
 */
public final class LocalRuns {
  private final Engine engine;
  private final Consumer<String> notices;
  private final RunInbox inbox;
  private final Path state;

  /**
   * @param notices takes a sentence for people where something did not go as planned
   * @param inbox where the runs are delivered
   * @param state folder for what has not got there yet
   */
  LocalRuns(Engine engine, Consumer<String> notices, RunInbox inbox, Path state) {
    this.engine = engine;
    this.notices = notices;
    this.inbox = inbox;
    this.state = state;
  }

  /**
   * Returns what makes a run.
   *
   * @throws SettingsException if a key of Datadog is missing
   */
  public RunClient client(RunObserver observer) {
    Settings settings = engine.settings();
    return new RunClient(
        new VersionCheck(engine.http(), Engine.HTTP_TIMEOUT),
        () -> new LocalMoloslave(Moloslave.CANDIDATES, settings.environment().of(System.getenv())),
        new OutputSanitizer(SecretMask.of(settings.secrets())),
        recorder(),
        engine.clock(),
        observer);
  }

  /**
   * Records what earlier processes of this machine left behind, delivers what waits, and ends and
   * deletes what is left of their load tests.
   *
   * @throws SettingsException if a key of Datadog is missing
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if neither the place nor this
   *     machine's disk accepts a run; what is left is recorded the next time
   */
  public void recover() {
    recorder().recover(recorded -> {});
  }

  private RunRecorder recorder() {
    return engine.recorder(
        new ProcessRunJournal(state, LocalMoloslave::deleteTraces),
        engine.datadog(),
        notices,
        inbox,
        state);
  }
}
