package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Packs the measured runs of projects, so that a reader gets a few objects in place of thousands.
 *
 * <p>Runs that started more than a day ago are packed, from the first one on, some thousands into
 * each {@link RunPack}; the packs of a project follow each other without a gap. The objects of the
 * runs stay, and count: the name of a pack has a digest of the keys and tags of the objects it was
 * made of. Each packing lists the objects of the project and compares. Where one was added, changed
 * or deleted, the pack of that stretch is made again from the objects, then the former one is
 * deleted. The last pack grows: once enough runs behind it are a day old, they and those in it are
 * packed again.
 *
 * <p>A packing that is killed in the middle leaves whole packs, as an object is put whole or not at
 * all. Two that overlap hold the same runs, and a reader takes each run once; the next packing
 * deletes the one that does not fit. Two programs that pack at once see the same objects and give
 * the same names to the same content. A reader that finds a gap or a damaged pack reads the objects
 * from there on.
 */
final class RunPacker {
  /** Runs are measured in about the order of their starts, but for this long. */
  private static final Duration LATE = Duration.ofDays(1);

  /** The fewest runs behind the last pack that are worth another one. */
  static final int FEWEST = 200;

  private final ObjectStore objects;
  private final Clock clock;

  /** An object of the project, with what its key says. */
  private record Packable(ListedObject object, long start) {
    static final Comparator<Packable> BY_START =
        Comparator.comparingLong(Packable::start)
            .thenComparing(packable -> packable.object().key());
  }

  /** The objects that started in a stretch, which have one pack. */
  private record Stretch(RunPack.Name name, List<Packable> objects) {}

  /**
   * @param clock that says which runs are a day old
   */
  RunPacker(ObjectStore objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  /** Returns whether a run started so long ago that it may be in a stretch that has a pack. */
  static boolean isPacked(Run run, Instant now) {
    return run.start().isBefore(now.minus(LATE));
  }

  /**
   * Makes the packs of a project that are missing or no longer match its objects.
   *
   * @param own what is stored of its measured runs
   * @param packed keys of its packs
   * @param stop asked before each pack; true ends it there
   * @return how many were made
   * @throws StoreException if the store does not answer
   */
  int pack(String project, List<ListedObject> own, List<String> packed, BooleanSupplier stop) {
    List<RunPack.Name> there = RunPack.Name.all(project, packed);
    List<Stretch> stretches = stretches(project, packable(own), there);
    int made = 0;
    for (Stretch stretch : stretches) {
      if (!there.contains(stretch.name())) {
        if (stop.getAsBoolean() || !make(stretch, there)) {
          return made;
        }
        made++;
      }
    }
    there.stream()
        .filter(name -> stretches.stream().noneMatch(stretch -> stretch.name().equals(name)))
        .forEach(name -> objects.delete(name.key()));
    return made;
  }

  private List<Packable> packable(List<ListedObject> own) {
    long dayAgo = clock.instant().minus(LATE).getEpochSecond();
    return own.stream()
        .map(object -> new Packable(object, RunKeys.parse(object.key()).orElseThrow().start()))
        .filter(object -> object.start() < dayAgo)
        .sorted(Packable.BY_START)
        .toList();
  }

  /** Returns the stretches: full packs keep theirs; what is behind them is divided again. */
  private static List<Stretch> stretches(
      String project, List<Packable> packable, List<RunPack.Name> there) {
    List<Stretch> stretches = new ArrayList<>();
    long from = 0;
    int first = 0;
    for (RunPack.Name name : there) {
      int end = end(packable, first, name.until());
      if (name.from() == from && end - first >= StoredRuns.TABLE) {
        stretches.addAll(divided(project, from, name.until(), packable.subList(first, end)));
        from = name.until();
        first = end;
      }
    }
    List<Packable> behind = packable.subList(first, packable.size());
    Optional<RunPack.Name> last = partial(project, there, from, behind);
    long packed = last.map(RunPack.Name::until).orElse(from);
    if (last.isPresent() && behind.size() - end(behind, 0, packed) < FEWEST) {
      stretches.add(new Stretch(last.get(), behind.subList(0, end(behind, 0, last.get().until()))));
    } else if (behind.size() >= FEWEST) {
      long until = behind.get(behind.size() - 1).start() + 1;
      stretches.addAll(divided(project, from, until, behind));
    }
    return stretches;
  }

  /** Returns the pack behind the full ones, if it matches its objects. */
  private static Optional<RunPack.Name> partial(
      String project, List<RunPack.Name> there, long from, List<Packable> behind) {
    return there.stream()
        // Before the digest, which is made of all objects until its end.
        .filter(name -> name.from() == from)
        .filter(
            name ->
                name.equals(
                    name(
                        project,
                        from,
                        name.until(),
                        behind.subList(0, end(behind, 0, name.until())))))
        .reduce((shorter, longer) -> longer);
  }

  private static int end(List<Packable> packable, int first, long until) {
    int end = first;
    while (end < packable.size() && packable.get(end).start() < until) {
      end++;
    }
    return end;
  }

  /** Cuts between two starts only. */
  private static List<Stretch> divided(
      String project, long from, long until, List<Packable> packable) {
    List<Stretch> stretches = new ArrayList<>();
    long start = from;
    int first = 0;
    while (packable.size() - first >= 2 * StoredRuns.TABLE) {
      int end = first + StoredRuns.TABLE;
      while (end < packable.size() && packable.get(end).start() == packable.get(end - 1).start()) {
        end++;
      }
      long cut = end < packable.size() ? packable.get(end).start() : until;
      stretches.add(stretch(project, start, cut, packable.subList(first, end)));
      start = cut;
      first = end;
    }
    if (first < packable.size()) {
      stretches.add(stretch(project, start, until, packable.subList(first, packable.size())));
    }
    return stretches;
  }

  private static Stretch stretch(String project, long from, long until, List<Packable> packable) {
    return new Stretch(name(project, from, until, packable), packable);
  }

  private static RunPack.Name name(String project, long from, long until, List<Packable> packable) {
    return RunPack.Name.of(project, from, until, packable.stream().map(Packable::object).toList());
  }

  /** Returns whether it could be made. */
  private boolean make(Stretch stretch, List<RunPack.Name> there) {
    String project = stretch.name().project();
    Map<String, MeasuredRun> known = packed(stretch, there);
    List<String> keys = stretch.objects().stream().map(each -> each.object().key()).toList();
    List<Optional<StoredRun>> read =
        new ParallelReads(objects.parallelReads())
            .read(
                keys,
                key ->
                    Optional.ofNullable(known.get(key))
                        .map(run -> new StoredRun(key, run))
                        .or(() -> read(project, key)));
    List<StoredRun> runs =
        read.stream().flatMap(Optional::stream).sorted(StoredRun.BY_START).toList();
    List<String> others =
        IntStream.range(0, keys.size())
            .filter(i -> read.get(i).isEmpty())
            .mapToObj(keys::get)
            .toList();
    try {
      byte[] bytes = new RunPack(RunColumns.of(runs), others).bytes();
      if (bytes.length > ObjectStore.LARGEST_OBJECT) {
        return false;
      }
      RunPack.read(bytes);
      objects.put(stretch.name().key(), bytes);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      // A run that is too odd for a pack stays an object, and so does what is behind it.
      return false;
    }
  }

  /**
   * Returns what a pack that still matches its objects holds of a stretch that begins as it does.
   */
  private Map<String, MeasuredRun> packed(Stretch stretch, List<RunPack.Name> there) {
    List<Packable> all = stretch.objects();
    Map<String, MeasuredRun> runs = new HashMap<>();
    partial(stretch.name().project(), there, stretch.name().from(), all)
        .flatMap(this::content)
        .ifPresent(
            pack ->
                IntStream.range(0, pack.runs().size())
                    .mapToObj(pack.runs()::stored)
                    .forEach(run -> runs.put(run.key(), run.measured())));
    return runs;
  }

  private Optional<RunPack> content(RunPack.Name name) {
    try {
      return objects.get(name.key()).map(RunPack::read);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<StoredRun> read(String project, String key) {
    return read(key)
        .filter(measured -> measured.run().project().equals(project))
        .map(measured -> new StoredRun(key, measured));
  }

  Optional<MeasuredRun> read(String key) {
    try {
      return objects
          .get(key)
          .map(bytes -> RunJson.measuredRun(key, RunKeys.parse(key).orElseThrow(), bytes));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
