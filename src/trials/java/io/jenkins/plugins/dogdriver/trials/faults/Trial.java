package io.jenkins.plugins.dogdriver.trials.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A trial of one fault in a test bed of its own: injected, repaired, and counted.
 *
 * @param number of the trial, which with the seed of the campaign decides what is left to chance
 */
record Trial(int number, Fault fault, long seed) {
  /**
   * The largest number of times that {@code collect} may be needed until everything is repaired.
   */
  private static final int MOST_COLLECTIONS = 3;

  private static final double SHARE_OF_NEXT_RUNS = 0.2;
  private static final Duration LONGEST_PROCESS = Duration.ofMinutes(4);

  /**
   * The result of a trial.
   *
   * @param failure why the fault could not be tried; absent where it was
   */
  record Result(Trial trial, Tally tally, Optional<String> failure) {
    boolean isClean() {
      return failure.isEmpty() && tally.isClean();
    }
  }

  /**
   * Injects the fault, repairs everything, and counts.
   *
   * @param folder an absolute path of an empty one
   * @param program the words that start the command line
   */
  Result run(Path folder, List<String> program) throws IOException, InterruptedException {
    Random random = new Random(seed * 1_000_003 + number);
    Tally tally = new Tally();
    try (TestBed bed = new TestBed(folder, program, random, fault.needs(random))) {
      fault.inject(bed);
      bed.endTroubles();
      fault.repair(bed);
      heal(bed, tally);
      Leaks.check(bed, tally);
      Ledger.check(bed, tally);
      return new Result(this, tally, Optional.empty());
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return new Result(this, tally, Optional.of(String.valueOf(e)));
    }
  }

  /** Does what the next start of dogDriver would do, now that everything works again. */
  private static void heal(TestBed bed, Tally tally) throws IOException, InterruptedException {
    for (Command command : bed.commands()) {
      awaitEnd(command, tally);
    }
    bed.letTimePass();
    if (bed.random().nextDouble() < SHARE_OF_NEXT_RUNS) {
      awaitEnd(bed.run(), tally);
    }
    int collections = 0;
    do {
      awaitEnd(bed.collect(), tally);
      collections++;
    } while (!isAtRest(bed) && collections < MOST_COLLECTIONS);
  }

  private static boolean isAtRest(TestBed bed) throws IOException {
    Tally now = new Tally();
    Ledger.check(bed, now);
    return now.lost().isEmpty();
  }

  private static void awaitEnd(Command command, Tally tally)
      throws IOException, InterruptedException {
    if (command.awaitEnd(LONGEST_PROCESS).isEmpty()) {
      tally.leaked("the process %s does not end", command.name());
      command.signalGroup(Signal.KILL);
    }
  }

  /** Returns the sentence of a report. */
  String inWords() {
    return fault.kind() + ": " + fault.inWords();
  }
}
