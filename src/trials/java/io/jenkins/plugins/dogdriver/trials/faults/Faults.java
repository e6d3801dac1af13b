package io.jenkins.plugins.dogdriver.trials.faults;

import io.jenkins.plugins.dogdriver.trials.faults.Trial.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Injects hundreds of faults into dogDriver and counts what got lost, doubled or leaked. */
@Command(
    name = "bin/faults",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Injects faults into the command line: signals in every state of a run, services that are in"
          + " trouble, damaged files, wrong clocks. After each, everything is repaired, and what is"
          + " recorded is compared with what happened.",
      "",
      "It works on loopback and in a folder for temporary files alone. It ends with 0 only if nothing"
          + " was lost, doubled or leaked.",
      ""
    })
final class Faults implements Callable<Integer> {
  /** The number of faults below which the page is not changed. */
  private static final int FEWEST_FOR_THE_PAGE = 300;

  private static final Pattern TABLE =
      Pattern.compile(
          "(?<=<!-- bin/faults writes from here -->\n).*(?=<!-- to here -->)", Pattern.DOTALL);

  @Parameters(index = "0", hidden = true, description = "A folder to work in.")
  private Path folder;

  @Parameters(index = "1", hidden = true, description = "The page to update.")
  private Path page;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides what is left to chance (default: another one each time).")
  private Long seed;

  @Option(
      names = "--faults",
      paramLabel = "N",
      description = "How many faults are injected (default: every fault once).")
  private Integer count;

  @Option(
      names = "--only",
      paramLabel = "WORDS",
      description = "Injects only faults with these words in their kind or description.")
  private String words = "";

  private Faults() {}

  public static void main(String[] arguments) {
    // Threads of the stand-ins do not keep the program alive.
    System.exit(new CommandLine(new Faults()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    long chosen = seed == null ? System.nanoTime() % 1_000_000 : seed;
    List<Fault> faults = Campaign.all().stream().filter(this::isMeant).toList();
    List<Trial> trials = Campaign.choose(faults, count == null ? faults.size() : count, chosen);
    int atOnce = Runtime.getRuntime().availableProcessors() + 1;
    System.out.printf("Seed %d, %d faults, %d at a time.%n", chosen, trials.size(), atOnce);
    Instant start = Instant.now();
    List<String> program = List.of(Path.of("bin", "dogdriver").toAbsolutePath().toString());
    List<Result> results =
        new Campaign(folder.toAbsolutePath(), program, atOnce)
            .run(trials, result -> tell(result, trials.size()));
    String table = new FaultTable(results).markdown();
    System.out.printf(
        "%n%s%nIn %.1f minutes.%n",
        table, Duration.between(start, Instant.now()).toSeconds() / 60.0);
    if (words.isEmpty() && results.size() >= FEWEST_FOR_THE_PAGE) {
      update(page, chosen, table);
    }
    return results.stream().allMatch(Result::isClean) ? 0 : 1;
  }

  private boolean isMeant(Fault fault) {
    return (fault.kind() + ": " + fault.inWords())
        .toLowerCase(Locale.ROOT)
        .contains(words.toLowerCase(Locale.ROOT));
  }

  private static void tell(Result result, int of) {
    Trial trial = result.trial();
    System.out.printf(
        "%d of %d: %s%s%n", trial.number(), of, trial.inWords(), result.isClean() ? "" : " ***");
    result.failure().ifPresent(why -> System.out.println("  not injected: " + why));
    result.tally().lost().forEach(what -> System.out.println("  lost: " + what));
    result.tally().doubled().forEach(what -> System.out.println("  doubled: " + what));
    result.tally().leaked().forEach(what -> System.out.println("  leaked: " + what));
  }

  private static void update(Path page, long seed, String table) throws IOException {
    String old = Files.readString(page);
    Matcher place = TABLE.matcher(old);
    if (!place.find()) {
      throw new IOException(page + " has no place for the table any more.");
    }
    Files.writeString(
        page, place.replaceFirst(Matcher.quoteReplacement("Seed " + seed + ".\n\n" + table)));
  }
}
