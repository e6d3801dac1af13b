package io.jenkins.plugins.dogdriver.trials.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.Word;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.DatadogStandIn.Event;
import io.jenkins.plugins.dogdriver.trials.faults.StoredRun.Place;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares what the services saw of the runs with what is recorded of them: each run that put load
 * on the service, or was announced to Datadog, is in the store once, with its real end where that
 * was known, and has one start event and one stop event.
 */
final class Ledger {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENT_KEY = "dogdriver-";
  private static final String PACK = "packed_runs_";
  private static final int METRICS = 3;

  private final TestBed bed;
  private final Tally tally;
  private final List<StoredRun> stored = new ArrayList<>();

  private Ledger(TestBed bed, Tally tally) {
    this.bed = bed;
    this.tally = tally;
  }

  /** Adds every difference to the tally. */
  static void check(TestBed bed, Tally tally) throws IOException {
    Ledger ledger = new Ledger(bed, tally);
    ledger.readStore();
    for (String process : bed.runs()) {
      ledger.checkProcess(process);
    }
    ledger.checkQueued();
    ledger.checkPlanted();
    ledger.checkPacks();
  }

  private void readStore() throws IOException {
    for (Map.Entry<String, byte[]> object : bed.storage().objects().entrySet()) {
      if (bed.plantedNames().contains(object.getKey())
          || object.getKey().startsWith(".")
          || object.getKey().startsWith(PACK)) {
        continue;
      }
      StoredRun.of(object.getKey(), object.getValue())
          .ifPresentOrElse(
              stored::add,
              () -> tally.lost("the object %s of the store is not a run", object.getKey()));
    }
    for (StoredRun run : stored) {
      if (run.place() == Place.QUEUE) {
        tally.lost("%s still waits in the queue", run.key());
      }
      if (run.place() == Place.MEASURED && run.passed() && run.figures() < METRICS) {
        tally.lost("%s passed and has %d metric values", run.key(), run.figures());
      }
    }
  }

  private void checkProcess(String process) throws IOException {
    List<StoredRun> own = stored.stream().filter(run -> run.source().equals(process)).toList();
    List<Instant> load = bed.services().load(process);
    Set<String> ids = own.stream().map(StoredRun::id).collect(Collectors.toSet());
    if (own.isEmpty() && !load.isEmpty()) {
      tally.lost("%s put load on the service and is not recorded", process);
    }
    if (own.size() > 1) {
      tally.doubled("%s is recorded %d times", process, own.size());
    }
    checkEvents(process, "start", ids);
    checkEvents(process, "stop", ids);
    own.forEach(run -> checkEnd(process, run, load));
    checkPrinted(process, own);
  }

  private void checkEvents(String process, String step, Set<String> recorded) {
    List<String> keys =
        bed.services().datadog().events().stream()
            .filter(event -> has(event, "step:" + step) && has(event, "source:" + process))
            .map(Event::aggregationKey)
            .toList();
    Set<String> distinct = new TreeSet<>(keys);
    tally.repeated(keys.size() - distinct.size());
    for (String id : recorded) {
      if (!distinct.contains(EVENT_KEY + id)) {
        tally.lost("the run %s of %s has no %s event", id, process, step);
      }
    }
    for (String key : distinct) {
      if (!recorded.contains(key.replaceFirst(EVENT_KEY, ""))) {
        tally.lost("the %s event %s of %s is that of no recorded run", step, key, process);
      }
    }
    if (distinct.size() > 1) {
      tally.doubled("%s has %d different %s events", process, distinct.size(), step);
    }
  }

  private static boolean has(Event event, String tag) {
    return event.tags().contains(tag);
  }

  private void checkEnd(String process, StoredRun run, List<Instant> load) {
    Optional<Set<Outcome>> expected = bed.expected(process);
    boolean wrong =
        expected.isPresent()
            && (run.isPlaceholder()
                || expected.get().stream().noneMatch(o -> Word.of(o).equals(run.outcome())));
    if (wrong) {
      tally.lost(
          "%s is recorded as %s%s, not as %s",
          process,
          run.isPlaceholder() ? "a placeholder that was " : "",
          run.outcome(),
          expected.get());
    }
    if (run.isPlaceholder() && isStopAnnounced(run)) {
      tally.lost("%s was announced as passed and is recorded as a placeholder", process);
    }
    if (run.passed() && run.successes() != bed.loadTests().successes()) {
      tally.lost("%s is recorded with %d successes", process, run.successes());
    }
    if (run.passed() && bed.isClockRight() && !load.isEmpty() && !covers(run, load)) {
      tally.lost(
          "%s is recorded from %s to %s, but had its load from %s to %s",
          process, run.start(), run.end(), load.get(0), load.get(load.size() - 1));
    }
  }

  private boolean isStopAnnounced(StoredRun run) {
    return bed.services().datadog().events().stream()
        .anyMatch(
            event ->
                event.aggregationKey().equals(EVENT_KEY + run.id())
                    && has(event, "step:stop")
                    && event.text().contains(" passed: "));
  }

  /** Returns whether a run covers a load; times in records are in whole seconds. */
  private static boolean covers(StoredRun run, List<Instant> load) {
    return !run.start().isAfter(load.get(0))
        && !run.end().plusSeconds(1).isBefore(load.get(load.size() - 1));
  }

  /** Checks that the store has the run as a process printed it. */
  private void checkPrinted(String process, List<StoredRun> own) throws IOException {
    for (Command command : bed.commands()) {
      if (command.name().equals(process)) {
        for (String line : command.out().lines().filter(text -> text.startsWith("{")).toList()) {
          JsonNode printed = JSON.readTree(line);
          boolean same =
              own.stream()
                  .anyMatch(
                      run ->
                          run.id().equals(printed.path("id").asText())
                              && run.outcome().equals(printed.path("outcome").asText())
                              && !run.isPlaceholder());
          if (!same) {
            tally.lost("%s said %s, which is not what the store has", process, line);
          }
        }
      }
    }
  }

  private void checkQueued() {
    for (String id : bed.queued().keySet()) {
      long objects = stored.stream().filter(run -> run.id().equals(id)).count();
      if (objects == 0) {
        tally.lost("the job %s is gone", id);
      } else if (objects > 1) {
        tally.doubled("the job %s is in the store %d times", id, objects);
      }
    }
  }

  /** Checks that a reader sees the same runs with packs as there are single ones. */
  private void checkPacks() {
    Set<String> single =
        stored.stream()
            .filter(run -> run.place() == Place.MEASURED && !run.isPlaceholder())
            .map(StoredRun::id)
            .collect(Collectors.toCollection(TreeSet::new));
    try (RunStore store = bed.storage().open()) {
      List<String> read =
          store.runs(Services.PROJECT).stream()
              .map(MeasuredRun::run)
              .filter(run -> !run.isPlaceholder())
              .map(Run::id)
              .toList();
      single.stream()
          .filter(id -> !read.contains(id))
          .forEach(id -> tally.lost("a reader does not see the run %s", id));
      if (read.size() != Set.copyOf(read).size()) {
        tally.doubled("a reader sees a run twice");
      }
    }
  }

  /** Checks that a message names what cannot be read; otherwise it is lost. */
  private void checkPlanted() throws IOException {
    for (String name : bed.plantedNames()) {
      boolean named = false;
      for (Command command : bed.commands()) {
        named |= (command.err() + command.out()).contains(name);
      }
      if (!named) {
        tally.lost("no message says that %s cannot be read", name);
      }
    }
  }
}
