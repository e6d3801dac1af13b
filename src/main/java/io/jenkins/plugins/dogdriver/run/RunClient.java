package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.molotov.LocalMoloslave;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.function.Supplier;

/** Makes runs on this machine, one after the other. */
public final class RunClient {
  private final VersionSource versions;
  private final Supplier<LocalMoloslave> moloslaves;
  private final OutputSanitizer sanitizer;
  private final RunRecorder recorder;
  private final Clock clock;
  private final RunObserver observer;

  /**
   * @param moloslaves creates a new one for each run
   * @param sanitizer cleans what moloslave prints before it is shown or kept
   */
  public RunClient(
      VersionSource versions,
      Supplier<LocalMoloslave> moloslaves,
      OutputSanitizer sanitizer,
      RunRecorder recorder,
      Clock clock,
      RunObserver observer) {
    this.versions = versions;
    this.moloslaves = moloslaves;
    this.sanitizer = sanitizer;
    this.recorder = recorder;
    this.clock = clock;
    this.observer = observer;
  }

  /**
   * Makes a run, and returns once it is recorded, passed or not. An interrupt of the thread ends
   * the load test; the run is recorded as cancelled and the thread stays interrupted.
   *
   * @throws RunException if the deployment does not report its version; nothing is recorded
   * @throws io.jenkins.plugins.dogdriver.datadog.DatadogException if Datadog refuses the keys;
   *     nothing is recorded
   * @throws io.jenkins.plugins.dogdriver.store.StoreException if neither the store nor this
   *     machine's disk accepts the run
   */
  public Run run(RunPlan plan) {
    LocalMoloslave moloslave = moloslaves.get();
    RunProgress progress = new RunProgress();
    RunMachine machine =
        new RunMachine(
            progress, () -> plan, versions, moloslave, sanitizer, () -> recorder, clock, observer);
    try {
      return new RunLoop(machine, progress, moloslave::await).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
