package io.jenkins.plugins.dogdriver.molotov;

import io.jenkins.plugins.dogdriver.model.Counts;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what moloslave prints, line by line. Its exit code cannot be used: it ends with 0 when
 * every request failed. One thread may write while another reads. It can be written to disk between
 * two lines, for a reader that is restarted while moloslave continues.
 */
public final class MolotovOutput implements Consumer<String>, Serializable {
  private static final long serialVersionUID = 1L;
  private static final Pattern COUNTS =
      Pattern.compile(
          "SUCCESSES: (\\d{1,15}) \\| FAILURES: (\\d{1,15})(?: \\| WORKERS: (\\d{1,9}))?");
  private static final String END = "*** Bye ***";

  /** Matches the line in which moloslave prints the options of the Molotov that it starts. */
  private static final Pattern RUNNING = Pattern.compile("Running: molotov(?<options> .*)");

  private static final Pattern WORKERS = Pattern.compile(" -w (\\d{1,6})(?= |$)");
  private static final Pattern PROCESSES = Pattern.compile(" -p (\\d{1,3})(?= |$)");

  /** Matches the option with which Molotov prints neither counts nor its end. */
  private static final Pattern QUIET = Pattern.compile(" (?:-q|--quiet)(?= |$)");

  private static final Pattern SIZING = Pattern.compile(" --sizing(?= |$)");

  /** The text that {@link MoloslaveScript} prints at its end, before a number of seconds. */
  static final String RAN_FOR = "moloslave ran for ";

  private static final Pattern RUN_TIME = Pattern.compile(RAN_FOR + "(\\d{1,7}) s");

  /** The messages for the problems that are recognised, by what the output has of them. */
  private static final Map<Pattern, String> PROBLEMS = problems();

  private long successes;
  private long failures;
  private long workers;
  private boolean counted;
  private boolean finished;
  private boolean quiet;
  private boolean sizing;
  private Duration runTime;
  private String problem = "";
  private String lastLine = "";

  @Override
  public synchronized void accept(String line) {
    if (line.isBlank()) {
      return;
    }
    Matcher ran = RUN_TIME.matcher(line);
    if (ran.matches()) {
      runTime = Duration.ofSeconds(Long.parseLong(ran.group(1)));
      return;
    }
    lastLine = line.strip();
    Matcher matcher = COUNTS.matcher(line);
    if (!line.contains("LAST MINUTE") && matcher.find()) {
      counted = true;
      successes = Long.parseLong(matcher.group(1));
      failures = Long.parseLong(matcher.group(2));
      // The last line does not name the workers.
      if (matcher.group(3) != null) {
        workers = Math.max(workers, Long.parseLong(matcher.group(3)));
      }
    }
    finished |= line.contains(END);
    Matcher running = RUNNING.matcher(line);
    if (running.matches()) {
      readOptions(running.group("options"));
    }
    if (problem.isEmpty()) {
      problem = problem(line);
    }
  }

  private static String problem(String line) {
    String found = "";
    for (Map.Entry<Pattern, String> known : PROBLEMS.entrySet()) {
      Matcher matcher = known.getKey().matcher(line);
      if (matcher.find()) {
        found = matcher.replaceAll(known.getValue()).strip();
      }
    }
    return found;
  }

  /**
   * Reads the options of Molotov, since Molotov 2.6 and later print no workers with their counts.
   */
  private void readOptions(String options) {
    quiet |= QUIET.matcher(options).find();
    sizing |= SIZING.matcher(options).find();
    Matcher perProcess = WORKERS.matcher(options);
    if (!sizing && perProcess.find()) {
      Matcher processes = PROCESSES.matcher(options);
      workers =
          Long.parseLong(perProcess.group(1))
              * (processes.find() ? Long.parseLong(processes.group(1)) : 1);
    }
  }

  /** Returns the counts of the last line that had any; 0 where no line had. */
  public synchronized Counts counts() {
    return new Counts(successes, failures, workers);
  }

  synchronized boolean hasCounts() {
    return counted;
  }

  /** Returns whether Molotov itself said that it came to its end. */
  public synchronized boolean finished() {
    return finished;
  }

  /** Returns whether Molotov was started to print nothing. */
  synchronized boolean isQuiet() {
    return quiet;
  }

  /** Returns whether Molotov raises its load until requests fail. */
  synchronized boolean isSizing() {
    return sizing;
  }

  /**
   * Returns how long moloslave ran, by the clock of its machine; empty where the output does not
   * say.
   */
  public synchronized Optional<Duration> runTime() {
    return Optional.ofNullable(runTime);
  }

  /**
   * Returns one sentence on why the load did not start, if the output has the reason; else empty.
   */
  synchronized String problem() {
    return problem;
  }

  /** Returns the last line that was not blank; empty where there was none. */
  public synchronized String lastLine() {
    return lastLine;
  }

  /** Writes this between two lines, never in the middle of one, whichever thread saves it. */
  private synchronized void writeObject(ObjectOutputStream out) throws IOException {
    out.defaultWriteObject();
  }

  private static Map<Pattern, String> problems() {
    Map<Pattern, String> problems = new LinkedHashMap<>();
    problems.put(
        Pattern.compile("^" + Pattern.quote(Moloslave.MISSING) + "$"),
        Matcher.quoteReplacement(Moloslave.MISSING));
    problems.put(
        Pattern.compile("^" + Pattern.quote(Moloslave.BROKEN) + "(.{1,300}?)\\.?$"),
        Matcher.quoteReplacement(Moloslave.BROKEN) + "$1.");
    problems.put(
        Pattern.compile("^.*\\b(git|virtualenv): (?:command )?not found.*$"),
        "$1 is not installed where the load test runs: install it there.");
    problems.put(
        Pattern.compile("^fatal: (.{1,300}).*$"), "git could not clone the load test: $1.");
    problems.put(
        Pattern.compile("^.*No such file or directory: '[^']*molotov\\.json'.*$"),
        "The repository of the load test has no molotov.json.");
    problems.put(
        Pattern.compile("^KeyError: '([^']{1,100})'.*$"), "molotov.json has no test '$1'.");
    problems.put(
        Pattern.compile("^json\\.decoder\\.JSONDecodeError: (.{1,200}).*$"),
        "molotov.json is not JSON: $1.");
    problems.put(
        Pattern.compile("^Cannot import '?([^']{1,200})'?.*$"),
        "Molotov cannot import the scenario $1.");
    return problems;
  }
}
