package io.jenkins.plugins.dogdriver.store;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Packs the measured runs of all projects of a store; {@link RunPacker} says how. */
public final class RunPacking {
  /**
   * The key under which it says when all are looked at again, in epoch seconds; one for all
   * programs that use the store.
   */
  private static final String NEXT = RunPack.PREFIX + "next";

  /** A later time is that of a clock that was wrong. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private static final Duration PERIOD = Duration.ofMinutes(10);

  /** The pause after a round, as a multiple of the time it took. */
  private static final int PAUSE = 20;

  private final ObjectStore objects;
  private final Clock clock;
  private final RunPacker packer;

  /**
   * @param clock that says when all are to be looked at again
   */
  RunPacking(ObjectStore objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
    this.packer = new RunPacker(objects, clock);
  }

  /**
   * Packs the runs of every project, unless that was done a few minutes ago by this program or
   * another one.
   *
   * @param stop asked before each pack; true ends it there
   * @return how many were made
   * @throws StoreException if the store does not answer
   */
  public int roundIfDue(BooleanSupplier stop) {
    if (clock.instant().isBefore(next())) {
      return 0;
    }
    Instant start = clock.instant();
    int made = round(stop);
    if (!stop.getAsBoolean()) {
      Duration took = Duration.between(start, clock.instant());
      Duration pause =
          took.multipliedBy(PAUSE).compareTo(PERIOD) > 0 ? took.multipliedBy(PAUSE) : PERIOD;
      String next = String.valueOf(clock.instant().plus(pause).getEpochSecond());
      objects.put(NEXT, next.getBytes(StandardCharsets.US_ASCII));
    }
    return made;
  }

  /** Removes the time of the next round: an object was put where there are packs. */
  void forget() {
    objects.delete(NEXT);
  }

  private Instant next() {
    try {
      return objects
          .get(NEXT)
          .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII)))
          .map(Instant::ofEpochSecond)
          .filter(next -> next.isBefore(clock.instant().plus(LONGEST)))
          .orElse(Instant.MIN);
    } catch (IllegalArgumentException | DateTimeException e) {
      return Instant.MIN;
    }
  }

  /**
   * Makes the packs of all projects that are missing or no longer match their objects.
   *
   * @param stop asked before each pack; true ends it there
   * @return how many were made
   * @throws StoreException if the store does not answer
   */
  public int round(BooleanSupplier stop) {
    Map<String, List<ListedObject>> runs = new LinkedHashMap<>();
    Map<String, List<String>> packs = new HashMap<>();
    for (ListedObject object : objects.objects("")) {
      RunKeys.parse(object.key())
          .ifPresent(
              parts ->
                  runs.computeIfAbsent(parts.encodedProject(), first -> new ArrayList<>())
                      .add(object));
      RunPack.prefixOf(object.key())
          .ifPresent(
              prefix ->
                  packs.computeIfAbsent(prefix, first -> new ArrayList<>()).add(object.key()));
    }
    int made = 0;
    for (String project : projects(runs)) {
      List<ListedObject> own =
          RunKeys.names(project).stream()
              .flatMap(name -> runs.getOrDefault(name, List.of()).stream())
              .toList();
      List<String> packed = packs.getOrDefault(RunPack.prefix(project), List.of());
      if (own.size() >= RunPacker.FEWEST || !packed.isEmpty()) {
        made += packer.pack(project, own, packed, stop);
      }
    }
    return made;
  }

  private Set<String> projects(Map<String, List<ListedObject>> runs) {
    Set<String> projects = new LinkedHashSet<>();
    runs.values()
        .forEach(
            own ->
                own.stream()
                    .flatMap(object -> project(object.key()).stream())
                    .findFirst()
                    .ifPresent(projects::add));
    return projects;
  }

  private Optional<String> project(String key) {
    return RunKeys.parse(key)
        .flatMap(RunKeys.Measured::project)
        .or(() -> packer.read(key).map(measured -> measured.run().project()));
  }
}
