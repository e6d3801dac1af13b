package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn;
import io.jenkins.plugins.dogdriver.testkit.S3StandIn;
import io.jenkins.plugins.dogdriver.trials.faults.RequestGate.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Searches for what must be nowhere once all is over: keys, processes and temporary files. */
final class Leaks {
  private static final List<String> KEYS =
      List.of(
          DatadogStandIn.API_KEY, DatadogStandIn.APPLICATION_KEY, S3StandIn.KEY.secret().reveal());

  /** A load test has that long to end after the process that started it. */
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final TestBed bed;
  private final Tally tally;

  private Leaks(TestBed bed, Tally tally) {
    this.bed = bed;
    this.tally = tally;
  }

  /** Adds every leak to the tally. */
  static void check(TestBed bed, Tally tally) throws IOException, InterruptedException {
    check(bed, tally, PATIENCE);
  }

  /**
   * Checks that nothing leaked.
   *
   * @param patience with processes that are to end
   */
  static void check(TestBed bed, Tally tally, Duration patience)
      throws IOException, InterruptedException {
    Leaks leaks = new Leaks(bed, tally);
    leaks.checkProcesses(patience);
    leaks.checkFiles();
    leaks.checkRequests();
    leaks.checkStore();
    leaks.checkTemporaryFiles();
  }

  private void checkProcesses(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    List<ProcessHandle> left = processes();
    while (!left.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
      left = processes();
    }
    for (ProcessHandle process : left) {
      tally.leaked(
          "the process %d is still running: %s",
          process.pid(), text(proc(process, "cmdline")).replace('\0', ' '));
      process.destroyForcibly();
    }
  }

  /**
   * Returns the processes of this test bed, which have its folder in their command line or
   * environment.
   */
  private List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOfThisTestBed).toList();
  }

  private boolean isOfThisTestBed(ProcessHandle process) {
    String mark = bed.folder() + "/";
    return process.pid() != ProcessHandle.current().pid()
        && (text(proc(process, "cmdline")).contains(mark)
            || text(proc(process, "environ")).contains(mark));
  }

  private static Path proc(ProcessHandle process, String file) {
    return Path.of("/proc", String.valueOf(process.pid()), file);
  }

  /** Returns the text of a file; empty where it cannot be read, as it is foreign or gone. */
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }

  /** Checks outputs, states, folders of stores, and the environments of the load tests. */
  private void checkFiles() throws IOException {
    try (Stream<Path> files = Files.walk(bed.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(bed.loadTests().programs())) {
          checkText(text(file), bed.folder().relativize(file).toString());
        }
      }
    }
  }

  /** Checks that Datadog alone gets keys, and in the headers that are made for them. */
  private void checkRequests() {
    Services services = bed.services();
    for (Request request : services.datadogGate().requests()) {
      checkText(request.target() + request.body(), "a request to Datadog");
    }
    for (Request request : services.bookGate().requests()) {
      checkText(request.toString(), "a request to the ServiceBook");
    }
    for (Request request : services.serviceGate().requests()) {
      checkText(request.toString(), "a request to the service");
    }
  }

  private void checkStore() throws IOException {
    for (Map.Entry<String, byte[]> object : bed.storage().objects().entrySet()) {
      if (object.getValue() != null) {
        checkText(new String(object.getValue(), StandardCharsets.ISO_8859_1), object.getKey());
      }
    }
  }

  private void checkText(String text, String where) {
    for (String key : KEYS) {
      if (text.contains(key)) {
        tally.leaked("a key is in %s", where);
      }
    }
  }

  private void checkTemporaryFiles() throws IOException {
    for (Path folder : List.of(bed.temporary(), bed.state(), bed.folder().resolve("store"))) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .map(file -> folder.relativize(file).toString())
            .filter(this::isTemporary)
            .forEach(file -> tally.leaked("%s is left in %s", file, folder.getFileName()));
      } catch (NoSuchFileException e) {
        // There is nothing to leave anything in.
      }
    }
  }

  /** Returns whether a file is temporary; a journal with something unreadable in it stays. */
  private boolean isTemporary(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    return (name.startsWith("dogdriver") && file.equals(name))
        || name.startsWith(".unfinished-")
        || name.startsWith(".started-")
        || (name.startsWith("started-") && bed.plantedNames().isEmpty());
  }
}
