package io.jenkins.plugins.dogdriver.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The packs of one project, each read once. Not safe for use by several threads. */
final class RunPacks {
  private final String project;
  private final ObjectStore objects;
  private Map<RunPack.Name, RunPack> known = Map.of();

  /**
   * The content of the packs of a project.
   *
   * @param packs in the order of their time
   * @param until the packs hold every run that started before, in epoch seconds; 0 where one is
   *     missing or damaged
   */
  record Content(List<RunPack> packs, long until) {}

  RunPacks(String project, ObjectStore objects) {
    this.project = project;
    this.objects = objects;
  }

  /** Returns the keys of all packs of the project, as a listing shows them. */
  List<String> list() {
    return objects.list(RunPack.prefix(project) + "_", "");
  }

  /**
   * Returns whether the packs are other ones than those that were read last.
   *
   * @param keys of all packs of the project
   */
  boolean haveChanged(List<String> keys) {
    return !Set.copyOf(RunPack.Name.all(project, keys)).equals(known.keySet());
  }

  /**
   * Reads the packs that are new; a damaged one is left out.
   *
   * @param keys of all packs of the project
   */
  Content read(List<String> keys) {
    List<RunPack.Name> names = RunPack.Name.all(project, keys);
    List<RunPack.Name> fresh = names.stream().filter(name -> !known.containsKey(name)).toList();
    List<Optional<RunPack>> read =
        new ParallelReads(objects.parallelReads()).read(fresh, this::read);
    Map<RunPack.Name, RunPack> now = new HashMap<>();
    for (int i = 0; i < fresh.size(); i++) {
      RunPack.Name name = fresh.get(i);
      read.get(i).ifPresent(pack -> now.put(name, pack));
    }
    names.stream().filter(known::containsKey).forEach(name -> now.put(name, known.get(name)));
    known = now;
    List<RunPack.Name> whole = names.stream().filter(now::containsKey).toList();
    return new Content(whole.stream().map(now::get).toList(), until(whole));
  }

  /** Returns the end of the row of packs that has no gap from the beginning on. */
  private static long until(List<RunPack.Name> names) {
    long until = 0;
    for (RunPack.Name name : names) {
      if (name.from() > until) {
        return until;
      }
      until = Math.max(until, name.until());
    }
    return until;
  }

  private Optional<RunPack> read(RunPack.Name name) {
    try {
      return objects
          .get(name.key())
          .map(RunPack::read)
          .filter(pack -> pack.runs().isOf(project, name.from(), name.until()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
