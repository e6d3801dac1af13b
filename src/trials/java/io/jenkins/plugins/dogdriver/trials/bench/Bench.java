package io.jenkins.plugins.dogdriver.trials.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures how fast dogDriver is, and writes the numbers for programs, and as a table into the page
 * about it. A target that is missed is reported, and is not a failure: how busy a machine is says
 * nothing about the program.
 */
final class Bench {
  private static final Pattern TABLE =
      Pattern.compile(
          "(?<=<!-- bin/bench writes from here -->\n).*(?=<!-- to here -->)", Pattern.DOTALL);

  private Bench() {}

  /**
   * Runs it.
   *
   * @param arguments a folder to work in, the file of JSON to write, and the page to bring up to
   *     date
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]).toAbsolutePath();
    Path json = Path.of(arguments[1]);
    Path page = Path.of(arguments[2]);
    Instant now = Instant.now();
    Machine machine = Machine.here();
    System.out.println(machine.inWords());
    List<Result> results = new ArrayList<>();
    for (Part part : parts(folder)) {
      part.measure(
          result -> {
            results.add(result);
            tell(result);
          });
    }
    String table = new ResultTable(results).markdown();
    System.out.println("\n" + table);
    Files.writeString(json, ResultJson.of(now, machine, results));
    update(page, machine, table);
    // Threads of the stand-ins shall not keep the program alive.
    System.exit(0);
  }

  private static List<Part> parts(Path folder) {
    return List.of(
        new StoreReading(folder),
        new PackedReading(folder),
        new AllProjects(folder),
        new HeldMemory(),
        new Pictures(folder),
        new ChangePointSearch(),
        new Collecting(folder),
        new RunCost(folder));
  }

  private static void tell(Result result) {
    System.out.printf(
        "%s: %s%s%n",
        result.what(),
        ResultTable.number(result.sample().median(), result.unit()),
        result.missed() ? ", missed" : "");
  }

  private static void update(Path page, Machine machine, String table) throws IOException {
    String old = Files.readString(page);
    Matcher place = TABLE.matcher(old);
    if (!place.find()) {
      throw new IOException(page + " has no place for the table any more.");
    }
    Files.writeString(
        page,
        place.replaceFirst(
            Matcher.quoteReplacement("Measured on " + machine.inWords() + ".\n\n" + table)));
  }
}
