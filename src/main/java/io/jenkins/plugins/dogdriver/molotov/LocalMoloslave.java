package io.jenkins.plugins.dogdriver.molotov;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The moloslave of one run on this machine. */
public final class LocalMoloslave implements LoadTestProcess {
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(20);
  private static final int MOST_OF_PROBE = 64 * 1024;

  /** The time that moloslave has to end by itself before it is killed. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * The command that ends the child when this process is killed and cannot do so itself; Linux
   * only.
   */
  private static final List<String> DIE_WITH_US = List.of("setpriv", "--pdeathsig", "TERM", "--");

  private static final Pattern RUN_ID = Pattern.compile("[0-9a-f-]{36}");

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final List<Moloslave> candidates;
  private final Map<String, String> environment;
  private String id;
  private Process process;
  private Thread reader;

  /**
   * @param candidates the ways to start moloslave; the first that works is used
   * @param environment all that moloslave and its children get besides the mark of their run; see
   *     {@link LoadTestEnvironment}
   */
  public LocalMoloslave(List<Moloslave> candidates, Map<String, String> environment) {
    this.candidates = List.copyOf(candidates);
    this.environment = new HashMap<>(environment);
    this.environment.put("PYTHONUNBUFFERED", "1");
    // git would otherwise wait for a password at a prompt that nobody sees.
    this.environment.put("GIT_TERMINAL_PROMPT", "0");
  }

  @Override
  public boolean isReachable() {
    return true;
  }

  @Override
  public void launch(MoloslaveRun run, OutputStream output) throws InterruptedException {
    id = run.id();
    environment.put(MoloslaveScript.MARK, id);
    Path directory = newDirectory(id);
    List<String> command = moloslave().command(run.url(), run.test(), directory.toString());
    if (succeeds(probe(with(DIE_WITH_US, List.of("true"))))) {
      command = with(DIE_WITH_US, command);
    }
    process = start(builder(command).directory(directory.toFile()));
    reader = reader(process, output);
  }

  /** Waits until moloslave has ended, at most for the given time. */
  public void await(Duration time) throws InterruptedException {
    if (process == null) {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } else {
      process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public boolean poll(OutputStream output) throws InterruptedException {
    if (process.isAlive()) {
      return false;
    }
    reader.join(GRACE.toMillis());
    return true;
  }

  /** Ends all processes of the run, gently first, and reads what they still print. */
  @Override
  public void end(String id) throws InterruptedException {
    if (process == null) {
      return;
    }
    Set<ProcessHandle> family = new LinkedHashSet<>();
    try (Stream<ProcessHandle> children = process.descendants()) {
      children.forEach(family::add);
    }
    family.add(process.toHandle());
    family.addAll(new MarkedProcesses(id).running());
    family.forEach(ProcessHandle::destroy);
    try {
      process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      family.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
    reader.join(GRACE.toMillis());
  }

  /** Cleans up, and ends what a load test that has ended by itself left running. */
  @Override
  public void cleanUp() {
    if (id != null) {
      deleteTraces(id);
    }
  }

  /**
   * Returns the first candidate that works; all are tried at once, as each needs a while to start.
   */
  private Moloslave moloslave() throws InterruptedException {
    List<Optional<Process>> probes =
        candidates.stream().map(candidate -> probe(candidate.probe())).toList();
    List<String> printed = new ArrayList<>();
    try {
      for (int i = 0; i < candidates.size(); i++) {
        if (succeeds(probes.get(i))) {
          return candidates.get(i);
        }
        probes.get(i).map(LocalMoloslave::printed).ifPresent(printed::add);
      }
    } finally {
      probes.forEach(probe -> probe.ifPresent(Process::destroyForcibly));
    }
    throw new MolotovException(Moloslave.reason(printed));
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private static Process start(ProcessBuilder builder) {
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return process;
    } catch (IOException e) {
      throw new MolotovException("moloslave could not be started: " + e.getMessage() + ".", e);
    }
  }

  private static Thread reader(Process process, OutputStream output) {
    Thread reader =
        new Thread(
            () -> {
              try (InputStream in = process.getInputStream()) {
                in.transferTo(output);
              } catch (IOException e) {
                // The process was ended while it wrote; what it wrote before has been read.
              }
            },
            "output of moloslave");
    reader.setDaemon(true);
    reader.start();
    return reader;
  }

  private static String printed(Process ended) {
    try (InputStream in = ended.getInputStream()) {
      return new String(in.readNBytes(MOST_OF_PROBE), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Starts a probe, which prints a line or the reason why it cannot; absent where there is no such
   * program.
   */
  private Optional<Process> probe(List<String> command) {
    try {
      return Optional.of(builder(command).start());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean succeeds(Optional<Process> probe) throws InterruptedException {
    if (probe.isEmpty()) {
      return false;
    }
    Process process = probe.get();
    try {
      return process.waitFor(PROBE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
          && process.exitValue() == 0;
    } finally {
      // After it has ended, this would close its output before it is read.
      if (process.isAlive()) {
        process.destroyForcibly();
      }
    }
  }

  private static List<String> with(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  /**
   * Ends what is still running of the load test of a run, and deletes its directory. It is for a
   * run whose process was killed before it could do so itself.
   */
  public static void deleteTraces(String id) {
    if (!RUN_ID.matcher(id).matches()) {
      return;
    }
    new MarkedProcesses(id).kill();
    Path directory = directory(id);
    if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
      FolderTree.delete(directory);
    }
  }

  /**
   * Returns a directory whose path is short and has no space, as the scripts of a virtualenv need
   * it.
   */
  private static Path directory(String id) {
    return Path.of(System.getProperty("java.io.tmpdir"), "dogdriver-" + id);
  }

  private static Path newDirectory(String id) {
    try {
      return Files.createDirectory(directory(id), OWNER_ONLY);
    } catch (IOException e) {
      throw new UncheckedIOException("No directory for the load test could be created", e);
    }
  }
}
