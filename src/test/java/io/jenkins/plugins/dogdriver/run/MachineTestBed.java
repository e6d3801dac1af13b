package io.jenkins.plugins.dogdriver.run;

import io.jenkins.plugins.dogdriver.datadog.DatadogException;
import io.jenkins.plugins.dogdriver.datadog.EventSink;
import io.jenkins.plugins.dogdriver.datadog.RunEvent;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Deployment;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.Secret;
import io.jenkins.plugins.dogdriver.model.SecretMask;
import io.jenkins.plugins.dogdriver.molotov.LoadTestProcess;
import io.jenkins.plugins.dogdriver.molotov.OutputSanitizer;
import io.jenkins.plugins.dogdriver.run.RunProgress.Phase;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A machine with a real journal, store and spool on disk, and a scripted agent. */
final class MachineTestBed implements RunObserver {
  static final Instant NOW = Instant.parse("2026-05-24T14:26:00.250Z");
  static final String KEY = "0123456789abcdef0123456789abcdef";
  static final Duration TIMEOUT = Duration.ofMinutes(5);

  final SettableClock clock = new SettableClock(NOW);
  final ScriptedLoadTest loadTest = new ScriptedLoadTest();
  final List<RunEvent> events = new ArrayList<>();
  final List<String> notices = new ArrayList<>();
  final List<String> lines = new ArrayList<>();
  final List<RunStart> begun = new ArrayList<>();
  final RunPlan plan =
      new RunPlan(
          "kintowe",
          new Deployment("stage", "http://127.0.0.1:1"),
          "https://example.org/loadtests",
          "dogdriver",
          "here",
          "me",
          TIMEOUT,
          0.05);

  String version = "6.1.0";
  RuntimeException versionFailure;
  RuntimeException eventFailure;
  RunProgress progress = new RunProgress();
  RunMachine machine;

  final List<Run> recovered = new ArrayList<>();

  private final Path folder;
  final RunJournal journal;

  MachineTestBed(Path folder) {
    this.folder = folder;
    this.journal = new FolderRunJournal(folder.resolve("state"), "It was killed.", run -> false);
    restart();
  }

  /** A new process reads what the last one saved. */
  void restart() {
    progress = saved(progress);
    machineWith(journal, this::send);
  }

  void machineWith(RunJournal itsJournal, EventSink sink) {
    machine = machine(loadTest, itsJournal, sink);
  }

  /** Continues with another process. */
  void machineOf(LoadTestProcess process) {
    machine = machine(process, journal, this::send);
  }

  private RunMachine machine(LoadTestProcess process, RunJournal itsJournal, EventSink sink) {
    RunRecorder recorder =
        new RunRecorder(
            itsJournal,
            new RunDelivery(store(), spool(), notices::add, notices::add),
            new RunEvents(sink, notices::add),
            clock,
            notices::add);
    return new RunMachine(
        progress,
        () -> plan,
        deployment -> {
          if (versionFailure != null) {
            throw versionFailure;
          }
          return Deployed.of(version);
        },
        process,
        new OutputSanitizer(SecretMask.of(List.of(new Secret(KEY)))),
        () -> recorder,
        clock,
        this);
  }

  /** What the next process does first. The one of the run has ended and holds no lock any more. */
  void recover() {
    recoverFrom(run -> false);
  }

  void recoverFrom(Predicate<Run> isRunning) {
    new RunRecorder(
            new FolderRunJournal(folder.resolve("state"), "It was killed.", isRunning),
            new RunDelivery(store(), spool(), notices::add, notices::add),
            new RunEvents(this::send, notices::add),
            clock,
            notices::add)
        .recover(recovered::add);
  }

  private void send(RunEvent event) {
    if (eventFailure != null) {
      throw eventFailure;
    }
    events.add(event);
  }

  /** Advances until the run has come as far, if it comes that far. */
  void advanceTo(Phase phase) throws InterruptedException {
    for (int i = 0; i < 10 && progress.phase() != phase; i++) {
      if (progress.phase() == Phase.LOADING) {
        loadTest.ends(ScriptedLoadTest.PASSED);
      }
      machine.advance();
    }
  }

  /** Advances until the run has ended or nothing more comes of it, the time passing meanwhile. */
  Next advanceToTheEnd() throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      Next next = machine.advance();
      if (next instanceof Next.Again again) {
        clock.pass(again.after());
      } else if (next instanceof Next.Failed failed) {
        clock.pass(failed.after());
      } else {
        return next;
      }
      if (progress.phase() == Phase.LOADING && !progress.isStopped() && loadTest.reachable) {
        loadTest.ends(ScriptedLoadTest.PASSED);
      }
    }
    throw new AssertionError("The run comes to no end; it is " + progress.phase() + ".");
  }

  void makeStoreUnavailable() {
    try {
      Files.move(Files.createDirectories(folder.resolve("store")), folder.resolve("store.away"));
      Files.writeString(folder.resolve("store"), "not a folder");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeStoreAvailable() {
    try {
      Files.delete(folder.resolve("store"));
      Files.move(folder.resolve("store.away"), folder.resolve("store"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeSpoolUnavailable() {
    try {
      Files.writeString(folder.resolve("spool"), "not a folder");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeDatadogUnavailable() {
    eventFailure = new DatadogException(DatadogException.Kind.UNAVAILABLE, "Datadog is down.");
  }

  List<Run> queue() {
    return store().queue().jobs().stream().map(Job::run).toList();
  }

  List<Run> spooled() {
    return spool().waiting();
  }

  /** The runs that are not over yet. */
  List<Run> journal() {
    return new Spool(folder.resolve("state")).waiting();
  }

  List<RunEvent.Step> steps() {
    return events.stream().map(RunEvent::step).toList();
  }

  private RunStore store() {
    return new RunStore(new FolderObjectStore(folder.resolve("store")));
  }

  private Spool spool() {
    return new Spool(folder.resolve("spool"));
  }

  @Override
  public void begun(RunStart run) {
    begun.add(run);
  }

  @Override
  public void printed(String line) {
    lines.add(line);
  }

  static RunProgress saved(RunProgress progress) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(progress);
      }
      return read(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static RunProgress read(byte[] bytes) throws IOException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (RunProgress) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
