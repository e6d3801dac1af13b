package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.MeasuredRuns;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.store.RunStore.History;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The measured runs of one project, read once and then kept.
 *
 * <p>The first read gets the packs that a {@link RunPacker} has made, and lists and gets the
 * objects behind them. A read after the first lists only the keys of the last day before the newest
 * run, as runs are measured in about the order of their starts. From time to time everything behind
 * the packs is listed again, for a run that was measured very late and for one that is gone, and so
 * are the packs: what they hold is compared with the objects by who makes them.
 */
final class ProjectRuns {
  private static final Duration LATE = Duration.ofDays(1);
  private static final Duration BETWEEN_WHOLE_LISTINGS = Duration.ofMinutes(10);

  /** The most objects that are read before they become columns. */
  private static final int AT_ONCE = 20_000;

  /** An object under a key: a run, or what cannot be read. */
  private record Entry(Optional<MeasuredRun> run, Optional<UnreadableObject> unreadable) {
    static Entry of(UnreadableObject unreadable) {
      return new Entry(Optional.empty(), Optional.of(unreadable));
    }
  }

  private final String project;
  private final ObjectStore objects;
  private final Clock clock;
  private final RunPacks packs;
  private StoredRuns runs = StoredRuns.NONE;
  private MeasuredRuns shown = MeasuredRuns.NONE;

  /** The packs hold every run that started before, in epoch seconds. */
  private long packedUntil;

  /** The keys of what is packed and is not a run of the project that can be read. */
  private List<String> besidePacked = List.of();

  /**
   * The objects that are not a run of the project: one of another that shares the key, or nothing
   * readable.
   */
  private final Map<String, Optional<UnreadableObject>> others = new TreeMap<>();

  /**
   * The keys of runs that were put into stretches that may have a pack, which does not hold them.
   */
  private final Set<String> late = new HashSet<>();

  private Instant listedWhole = Instant.MIN;

  ProjectRuns(String project, ObjectStore objects, Clock clock) {
    this.project = project;
    this.objects = objects;
    this.clock = clock;
    this.packs = new RunPacks(project, objects);
  }

  /** Returns the runs, up to date; the lists do not change afterwards. */
  synchronized History history() {
    boolean whole = isToBeListedWhole();
    if (whole) {
      readPacks(packs.list());
    }
    long newest = runs.size() == 0 ? 0 : runs.start(runs.size() - 1).getEpochSecond();
    long from = whole ? packedUntil : Math.max(packedUntil, newest - LATE.toSeconds());
    return history(keys(from), whole);
  }

  /**
   * Returns the runs, up to date; the lists do not change afterwards.
   *
   * @param keys all of the project, listed a few seconds ago at most
   * @param packed keys of its packs
   */
  synchronized History history(List<String> keys, List<String> packed) {
    boolean whole = isToBeListedWhole();
    if (whole) {
      readPacks(packed);
    }
    return history(keys.stream().filter(this::isBehindPacks).toList(), whole);
  }

  /**
   * Removes an object that could not be read, so that it is read again: another one lies there now.
   */
  synchronized void replaced(String key) {
    if (others.remove(key) != null) {
      listedWhole = Instant.MIN;
    }
  }

  /** Adds a run that may have a pack around it, which does not hold it yet. */
  synchronized void storedLate(String key) {
    late.add(key);
  }

  /**
   * Returns whether nothing is known of the project, not even an object that is none of its runs.
   */
  synchronized boolean isEmpty() {
    return runs.size() == 0 && others.isEmpty() && late.isEmpty();
  }

  private boolean isToBeListedWhole() {
    return runs.size() == 0 || !listedWhole.plus(BETWEEN_WHOLE_LISTINGS).isAfter(clock.instant());
  }

  /**
   * Reads the packs that have changed.
   *
   * @param keys of all packs of the project
   */
  private void readPacks(List<String> keys) {
    if (!packs.haveChanged(keys)) {
      return;
    }
    RunPacks.Content content = packs.read(keys);
    List<StoredRun> behind =
        IntStream.range(runs.firstFrom(Instant.ofEpochSecond(content.until())), runs.size())
            .mapToObj(runs::stored)
            .toList();
    runs = StoredRuns.of(content.packs().stream().map(RunPack::runs).toList()).plus(behind);
    packedUntil = content.until();
    late.removeIf(runs::contains);
    besidePacked = content.packs().stream().flatMap(pack -> pack.others().stream()).toList();
    shown = shown(runs);
  }

  private boolean isBehindPacks(String key) {
    return packedUntil == 0
        || RunKeys.parse(key).filter(parts -> parts.start() >= packedUntil).isPresent();
  }

  /**
   * Returns the runs with those of the keys that are new.
   *
   * @param keys of what is not in packs
   * @param whole whether they are all that the project has there, so that any other is gone
   */
  private History history(List<String> keys, boolean whole) {
    StoredRuns before = runs;
    if (whole) {
      keepOnly(new HashSet<>(keys));
      // What could not be read may have been mended.
      others.values().removeIf(Optional::isPresent);
      readNew(besidePacked);
    }
    readNew(late);
    late.removeIf(this::isBehindPacks);
    readNew(keys);
    if (runs != before) {
      shown = shown(runs);
    }
    if (whole) {
      listedWhole = clock.instant();
    }
    return new History(shown, others.values().stream().flatMap(Optional::stream).toList());
  }

  /** Leaves out each placeholder whose real run has come; it may be stored until it is deleted. */
  private static MeasuredRuns shown(StoredRuns runs) {
    Set<Integer> replaced =
        Arrays.stream(runs.placeholders())
            .filter(row -> hasRealRun(runs, row))
            .boxed()
            .collect(Collectors.toSet());
    MeasuredRuns all = MeasuredRuns.of(runs);
    return replaced.isEmpty() ? all : all.where(row -> !replaced.contains(row));
  }

  /** Returns whether the real run of a placeholder is there, which has the same start. */
  private static boolean hasRealRun(StoredRuns runs, int placeholder) {
    Run lost = runs.run(placeholder).run();
    for (int row = runs.firstFrom(lost.start());
        row < runs.size() && runs.start(row).equals(lost.start());
        row++) {
      Run run = runs.run(row).run();
      if (!run.isPlaceholder() && run.id().equals(lost.id())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the keys of the runs of the project.
   *
   * @param from only runs that start then or later, in epoch seconds
   */
  private List<String> keys(long from) {
    List<String> keys = new ArrayList<>();
    for (String name : RunKeys.names(project)) {
      String prefix = name + "-";
      objects.list(prefix, from == 0 ? "" : prefix + from).stream()
          .filter(key -> RunKeys.isOf(name, key) && isBehindPacks(key))
          .forEach(keys::add);
    }
    return keys;
  }

  private void keepOnly(Set<String> keys) {
    StoredRuns all = runs;
    int first = all.firstFrom(Instant.ofEpochSecond(packedUntil));
    Set<String> gone =
        IntStream.range(first, all.size())
            .mapToObj(row -> all.stored(row).key())
            .filter(key -> !keys.contains(key))
            .collect(Collectors.toSet());
    if (!gone.isEmpty()) {
      runs = runs.without(run -> gone.contains(run.key()));
    }
    others.keySet().retainAll(keys);
  }

  private void readNew(Collection<String> keys) {
    StoredRuns known = runs;
    List<String> fresh =
        keys.stream()
            .distinct()
            .filter(key -> !others.containsKey(key) && !known.contains(key))
            .toList();
    for (int first = 0; first < fresh.size(); first += AT_ONCE) {
      readAll(fresh.subList(first, Math.min(first + AT_ONCE, fresh.size())));
    }
  }

  private void readAll(List<String> fresh) {
    List<Entry> read = new ParallelReads(objects.parallelReads()).read(fresh, this::read);
    List<StoredRun> found = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      Entry entry = read.get(i);
      // What was listed and is gone by now is not an entry.
      if (entry != null) {
        Optional<MeasuredRun> own =
            entry.run().filter(measured -> measured.run().project().equals(project));
        if (own.isPresent()) {
          found.add(new StoredRun(fresh.get(i), own.get()));
        } else {
          others.put(fresh.get(i), entry.unreadable());
        }
      }
    }
    runs = runs.plus(found);
  }

  private Entry read(String key) {
    try {
      return objects.get(key).map(bytes -> entry(key, bytes)).orElse(null);
    } catch (UnreadableObjectException e) {
      return Entry.of(new UnreadableObject(key, e.getMessage()));
    }
  }

  private static Entry entry(String key, byte[] bytes) {
    try {
      return new Entry(
          Optional.of(RunJson.measuredRun(key, RunKeys.parse(key).orElseThrow(), bytes)),
          Optional.empty());
    } catch (IllegalArgumentException e) {
      return Entry.of(new UnreadableObject(key, RunJson.version(bytes), e.getMessage()));
    }
  }
}
