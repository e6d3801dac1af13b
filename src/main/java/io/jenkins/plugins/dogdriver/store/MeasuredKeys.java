package io.jenkins.plugins.dogdriver.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys of the measured runs of all projects, and of their packs. They are listed at once and
 * kept for a few seconds, so that several who look at every project at the same time share a
 * listing. Safe for use by several threads.
 */
final class MeasuredKeys {
  private static final Duration KEPT = Duration.ofSeconds(5);

  /**
   * The keys of all projects, each list in the order of their characters.
   *
   * @param runs by the name of the project as it stands in the key
   * @param packs by what {@link RunPack#prefix} returns for the project
   */
  record Keys(Map<String, List<String>> runs, Map<String, List<String>> packs) {
    List<String> ofProject(String project) {
      return RunKeys.names(project).stream()
          .flatMap(name -> runs.getOrDefault(name, List.of()).stream())
          .toList();
    }

    List<String> packsOfProject(String project) {
      return packs.getOrDefault(RunPack.prefix(project), List.of());
    }
  }

  private record Listing(Instant listed, Keys keys) {}

  private final ObjectStore objects;
  private final Clock clock;
  private volatile Listing last;

  MeasuredKeys(ObjectStore objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  /** Returns all keys, as they were a few seconds ago at most. */
  synchronized Keys all() {
    Listing known = last;
    Instant now = clock.instant();
    if (known == null || !known.listed().plus(KEPT).isAfter(now)) {
      known = new Listing(now, list());
      last = known;
    }
    return known.keys();
  }

  /** Lists again when it is asked next. */
  void forget() {
    last = null;
  }

  private Keys list() {
    Map<String, List<String>> runs = new LinkedHashMap<>();
    Map<String, List<String>> packs = new LinkedHashMap<>();
    String name = "";
    for (String key : objects.list("", "")) {
      // The keys of a project follow each other, so most need not be taken apart.
      boolean known = !name.isEmpty() && RunKeys.isOf(name, key);
      Optional<RunKeys.Measured> parts = known ? Optional.empty() : RunKeys.parse(key);
      if (parts.isPresent()) {
        name = parts.get().encodedProject();
      }
      if (known || parts.isPresent()) {
        runs.computeIfAbsent(name, first -> new ArrayList<>()).add(key);
      } else {
        RunPack.prefixOf(key)
            .ifPresent(pack -> packs.computeIfAbsent(pack, first -> new ArrayList<>()).add(key));
      }
    }
    return new Keys(runs, packs);
  }
}
