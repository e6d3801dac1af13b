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
 * The keys of the measured runs of all projects, by the name of the project as it stands in them.
 * They are listed at once and kept for a few seconds, so that several who look at every project at
 * the same time share a listing. Safe for use by several threads.
 */
final class MeasuredKeys {
  private static final Duration KEPT = Duration.ofSeconds(5);

  private record Listing(Instant listed, Map<String, List<String>> keys) {}

  private final ObjectStore objects;
  private final Clock clock;
  private volatile Listing last;

  MeasuredKeys(ObjectStore objects, Clock clock) {
    this.objects = objects;
    this.clock = clock;
  }

  /** Not older than a few seconds; the keys of a name are in the order of their characters. */
  synchronized Map<String, List<String>> byName() {
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

  private Map<String, List<String>> list() {
    Map<String, List<String>> keys = new LinkedHashMap<>();
    String name = "";
    for (String key : objects.list("", "")) {
      // The keys of a project follow each other, so most need not be taken apart.
      boolean known = !name.isEmpty() && RunKeys.isOf(name, key);
      Optional<RunKeys.Measured> parts = known ? Optional.empty() : RunKeys.parse(key);
      if (parts.isPresent()) {
        name = parts.get().encodedProject();
      }
      if (known || parts.isPresent()) {
        keys.computeIfAbsent(name, first -> new ArrayList<>()).add(key);
      }
    }
    return keys;
  }
}
