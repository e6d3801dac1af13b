package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The test bed of one fault: stand-ins, a store, a state folder, and processes of dogDriver. */
final class TestBed implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path folder;
  private final List<String> program;
  private final Random random;
  private final Gates gates = new Gates();
  private final Services services = new Services(gates);
  private final Storage storage;
  private final LoadTests loadTests;
  private final List<Command> commands = Collections.synchronizedList(new ArrayList<>());
  private final List<String> runs = new ArrayList<>();
  private final Map<String, Set<Outcome>> expected = new HashMap<>();
  private final Map<String, Run> queued = new LinkedHashMap<>();
  private final Set<String> planted = new LinkedHashSet<>();
  private boolean clockIsRight = true;

  /**
   * @param folder an absolute path of an empty one
   * @param program the words that start the command line
   * @param random for what the fault leaves to chance
   */
  TestBed(Path folder, List<String> program, Random random, Fault.Needs needs)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.program = List.copyOf(program);
    this.random = random;
    storage =
        needs.bucket() ? new BucketStorage(gates) : new FolderStorage(folder.resolve("store"));
    loadTests = new LoadTests(folder, needs.realMoloslave());
    Files.createDirectories(temporary());
    Files.createDirectories(folder.resolve("home"));
    services.add(loadTests.write(services.serviceUri(), LoadTests.usualBody()));
  }

  Path folder() {
    return folder;
  }

  Path state() {
    return folder.resolve("state");
  }

  /** Returns the folder of the system's temporary files for every process of this test bed. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  Random random() {
    return random;
  }

  Gates gates() {
    return gates;
  }

  Services services() {
    return services;
  }

  Storage storage() {
    return storage;
  }

  /**
   * Returns the bucket.
   *
   * @throws ClassCastException if the fault does not require a bucket
   */
  BucketGate bucket() {
    return ((BucketStorage) storage).gate();
  }

  LoadTests loadTests() {
    return loadTests;
  }

  /** Starts {@code dogdriver run} for the project. Its name is also the source of its run. */
  Command run(String... options) throws IOException {
    String name = "p" + (runs.size() + 1);
    runs.add(name);
    List<String> words =
        new ArrayList<>(List.of("run", "--project", Services.PROJECT, "--source", name, "--json"));
    words.addAll(List.of("--molotov-test", name, "--allow-local-tests"));
    words.addAll(List.of("--servicebook", services.bookUri().toString()));
    words.addAll(List.of(options));
    return start(name, words);
  }

  /** Starts {@code dogdriver collect} for runs of every age. */
  Command collect() throws IOException {
    return start("c" + (commands.size() + 1), List.of("collect", "--age", "0s"));
  }

  Command start(String name, List<String> arguments) throws IOException {
    List<String> words = new ArrayList<>(program);
    words.addAll(arguments);
    words.addAll(List.of("--datadog-url", services.datadog().url().toString()));
    words.addAll(storage.options());
    words.addAll(List.of("--state", state().toString()));
    Command command = Command.start(name, words, environment(), folder);
    commands.add(command);
    return command;
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(DatadogStandIn.ENVIRONMENT);
    environment.putAll(storage.environment());
    environment.put("PATH", loadTests.programs() + ":" + System.getenv("PATH"));
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("TMPDIR", temporary().toString());
    environment.put("JDK_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary() + " -XX:-UsePerfData");
    return environment;
  }

  /** Waits until something has come to a checkpoint for the first time. */
  void await(Checkpoint checkpoint, Command command) throws InterruptedException {
    await(checkpoint, 1, command);
  }

  /**
   * Waits until something has come to a checkpoint so often.
   *
   * @throws IllegalStateException if the processes ended before, or it takes too long
   */
  void await(Checkpoint checkpoint, int arrivals, Command... processes)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (gates.arrivals(checkpoint) < arrivals) {
      boolean ended = Arrays.stream(processes).noneMatch(Command::isAlive);
      if (gates.arrivals(checkpoint) < arrivals && (ended || System.nanoTime() > end)) {
        throw new IllegalStateException(
            "%s did not come to where %s.".formatted(processes[0].name(), checkpoint.inWords()));
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Waits a random time. */
  void pause(Duration most) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(random.nextInt(Math.toIntExact(most.toMillis()) + 1));
  }

  /** Waits for the end of a process. */
  void awaitEnd(Command command) throws InterruptedException {
    if (command.awaitEnd(PATIENCE).isEmpty()) {
      throw new IllegalStateException(command.name() + " does not end.");
    }
  }

  /**
   * Expects that the run of a process, if it is recorded, has one of these outcomes and is not a
   * placeholder.
   */
  void expect(String process, Outcome... outcomes) {
    expected.put(process, Set.of(outcomes));
  }

  /** Returns what the run of a process may be recorded as; empty where nothing is known. */
  Optional<Set<Outcome>> expected(String process) {
    return Optional.ofNullable(expected.get(process));
  }

  /** Puts finished runs into the queue, which no process of this test bed has made. */
  void enqueue(int count) {
    try (RunStore store = storage.open()) {
      for (int i = 0; i < count; i++) {
        Run run =
            RunBuilder.aRun()
                .project(Services.PROJECT)
                .source("elsewhere")
                .start(Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600 - i))
                .counts(loadTests.successes(), 0)
                .build();
        store.enqueue(run);
        queued.put(run.id(), run);
      }
    }
  }

  /** Stores measured runs of days ago, which no process of this test bed has made. */
  void storeOldRuns(int count) {
    try (RunStore store = storage.open()) {
      for (int i = 0; i < count; i++) {
        store.store(
            RunBuilder.aRun()
                .project(Services.PROJECT)
                .source("before")
                .start(
                    Instant.now()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .minus(Duration.ofDays(3))
                        .minusSeconds(count - i))
                .counts(loadTests.successes(), 0)
                .figure("CPU", 40)
                .figure("RPS", 200)
                .figure("ART", 20)
                .measured());
      }
    }
  }

  /** Returns the runs that were put into the queue, by id. */
  Map<String, Run> queued() {
    return Collections.unmodifiableMap(queued);
  }

  /** Expects that a message names an object that cannot be read. */
  void planted(String name) {
    planted.add(name);
  }

  Set<String> plantedNames() {
    return Collections.unmodifiableSet(planted);
  }

  /**
   * Marks the clock as wrong, so that the times in records cannot be compared with those of the
   * stand-ins.
   */
  void clockIsWrong() {
    clockIsRight = false;
  }

  boolean isClockRight() {
    return clockIsRight;
  }

  /** Returns the name of a run that is made in this process. */
  String runHere() {
    String name = "p" + (runs.size() + 1);
    runs.add(name);
    return name;
  }

  /** Returns the names of the processes that were to make a run. */
  List<String> runs() {
    return List.copyOf(runs);
  }

  List<Command> commands() {
    return List.copyOf(commands);
  }

  /**
   * Makes what is hidden in the folders of store and state two hours old: in the first hour it may
   * belong to a process that still works on it.
   */
  void letTimePass() throws IOException {
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofHours(2)));
    for (Path where : List.of(state(), folder.resolve("store"))) {
      if (Files.isDirectory(where)) {
        try (Stream<Path> files = Files.walk(where)) {
          for (Path file : files.filter(TestBed::isHidden).toList()) {
            Files.setLastModifiedTime(file, before);
          }
        }
      }
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  /** Ends all trouble of the stand-ins and of the bucket, and opens every gate. */
  void endTroubles() {
    gates.openAll();
    services.endTroubles();
    if (storage instanceof BucketStorage bucket) {
      bucket.gate().endTroubles();
    }
  }

  @Override
  public void close() throws InterruptedException, IOException {
    endTroubles();
    for (Command command : commands()) {
      if (command.isAlive()) {
        command.signalGroup(Signal.KILL);
      }
    }
    services.close();
    storage.close();
  }
}
