package io.jenkins.plugins.dogdriver.trials.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process of the command line, in a process group of its own. */
final class Command {
  /**
   * Makes a group, and gives signals their usual effect, independent of what started this program.
   */
  private static final List<String> GROUP =
      List.of("setsid", "env", "--default-signal=TERM,INT,HUP");

  private final String name;
  private final Process process;
  private final Path out;
  private final Path err;

  private Command(String name, Process process, Path out, Path err) {
    this.name = name;
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts a process.
   *
   * @param name unique in its test bed
   * @param folder for what it prints
   */
  static Command start(
      String name, List<String> words, Map<String, String> environment, Path folder)
      throws IOException {
    List<String> command = new ArrayList<>(GROUP);
    command.addAll(words);
    Path out = folder.resolve(name + ".out");
    Path err = folder.resolve(name + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Command(name, builder.start(), out, err);
  }

  String name() {
    return name;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns the exit code; absent if it is still running after that time. */
  Optional<Integer> awaitEnd(Duration time) throws InterruptedException {
    return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(process.exitValue())
        : Optional.empty();
  }

  void signal(Signal signal) throws IOException, InterruptedException {
    kill(signal, String.valueOf(process.pid()));
  }

  void signalGroup(Signal signal) throws IOException, InterruptedException {
    kill(signal, "-" + process.pid());
  }

  /** Signals the load test that it started, and not the process itself. */
  void signalChildren(Signal signal) throws IOException, InterruptedException {
    for (ProcessHandle child : process.descendants().toList()) {
      kill(signal, String.valueOf(child.pid()));
    }
  }

  /** Limits the files that it writes to their current size, as on a full disk. */
  void fillDisk() throws IOException, InterruptedException {
    execute("prlimit", "--pid", String.valueOf(process.pid()), "--fsize=0");
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Sends a signal to a process, which may have ended meanwhile. */
  private static void kill(Signal signal, String target) throws IOException, InterruptedException {
    execute("kill", "-s", signal.name(), "--", target);
  }

  private static void execute(String... words) throws IOException, InterruptedException {
    new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
