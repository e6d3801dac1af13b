package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.collect.CollectSettings;
import io.jenkins.plugins.dogdriver.collect.Collector;
import io.jenkins.plugins.dogdriver.datadog.Datadog;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Metric;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.molotov.LocalMoloslave;
import io.jenkins.plugins.dogdriver.molotov.Moloslave;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.ProcessRunJournal;
import io.jenkins.plugins.dogdriver.run.RunClient;
import io.jenkins.plugins.dogdriver.run.RunDelivery;
import io.jenkins.plugins.dogdriver.run.RunEvents;
import io.jenkins.plugins.dogdriver.run.RunPlan;
import io.jenkins.plugins.dogdriver.run.RunRecorder;
import io.jenkins.plugins.dogdriver.run.VersionCheck;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs dogDriver in this process, by another clock than that of this machine. */
record SkewedEngine(TestBed bed, Clock clock) {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Makes a run, with the scripted moloslave. */
  void run() {
    String name = bed.runHere();
    try (RunStore store = bed.storage().open()) {
      client(store)
          .run(
              new RunPlan(
                  Services.PROJECT,
                  new Deployment(Run.DEFAULT_DEPLOYMENT, bed.services().serviceUri().toString()),
                  bed.folder().resolve("loadtest").toString(),
                  name,
                  name,
                  "",
                  Duration.ofMinutes(5),
                  0.05));
    }
  }

  /** Records what was left behind, and collects what waits. */
  void collect() {
    try (RunStore store = bed.storage().open()) {
      recorder(store).recover(recorded -> {});
      new Collector(
              store,
              datadog(),
              Metric.defaults(),
              new CollectSettings(
                  Duration.ZERO,
                  CollectSettings.DEFAULT_ATTEMPTS,
                  CollectSettings.DEFAULT_PATIENCE),
              clock)
          .collect();
    }
  }

  /**
   * Deletes the traces of a run; this process has another folder for temporary files than those of
   * the test bed.
   */
  private void deleteTraces(String id) {
    Path traces = bed.temporary().resolve("dogdriver-" + id);
    try {
      Campaign.delete(traces);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunClient client(RunStore store) {
    Moloslave moloslave =
        new Moloslave(List.of(bed.loadTests().programs().resolve("moloslave").toString()));
    return new RunClient(
        new VersionCheck(HttpClient.newHttpClient(), TIMEOUT),
        () -> new LocalMoloslave(List.of(moloslave), Map.of("PATH", System.getenv("PATH"))),
        new OutputSanitizer(SecretMask.NONE),
        recorder(store),
        clock,
        line -> {});
  }

  private RunRecorder recorder(RunStore store) {
    return new RunRecorder(
        new ProcessRunJournal(bed.state(), this::deleteTraces),
        new RunDelivery(store, new Spool(bed.state().resolve("spool")), notice -> {}, news -> {}),
        new RunEvents(datadog(), notice -> {}),
        clock,
        notice -> {});
  }

  private Datadog datadog() {
    return new Datadog(bed.services().datadog().settings(), clock);
  }
}
