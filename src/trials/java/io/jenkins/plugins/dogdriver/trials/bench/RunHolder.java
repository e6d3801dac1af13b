package io.jenkins.plugins.dogdriver.trials.bench;

import io.jenkins.plugins.dogdriver.store.ListedObject;
import io.jenkins.plugins.dogdriver.store.ObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the runs of many projects with one store, as a program of its own, and prints how many
 * megabytes the heap has grown by. The objects they were read from are not in the heap any more.
 */
final class RunHolder {
  private static final int PROJECTS = 500;
  private static final int RUNS = 200;

  private RunHolder() {}

  public static void main(String[] arguments) {
    Objects objects = new Objects(new TreeMap<>());
    try (RunStore store = new RunStore(objects)) {
      // It brings the classes and what else is there once.
      hold("first", store, objects);
      long before = heap();
      for (int i = 0; i < PROJECTS; i++) {
        hold("project-" + i, store, objects);
      }
      System.out.println((heap() - before) / 1e6);
    }
  }

  private static void hold(String project, RunStore store, Objects objects) {
    SampleRuns.of(project, RUNS).forEach(store::store);
    int read = store.runs(project).size();
    if (read != RUNS) {
      throw new IllegalStateException("Only " + read + " runs of " + project + " were read.");
    }
    objects.byKey().clear();
  }

  /** Returns the used heap without garbage, as far as several collections can free it. */
  static long heap() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Keeps objects in memory. */
  private record Objects(SortedMap<String, byte[]> byKey) implements ObjectStore {
    @Override
    public void put(String key, byte[] content) {
      byKey.put(key, content);
    }

    @Override
    public Optional<byte[]> get(String key) {
      return Optional.ofNullable(byKey.get(key));
    }

    @Override
    public List<String> list(String prefix, String startAfter) {
      // Copies of the keys, as they would come from elsewhere.
      return byKey.tailMap(prefix).keySet().stream()
          .filter(key -> key.startsWith(prefix) && key.compareTo(startAfter) > 0)
          .map(key -> new String(key.toCharArray()))
          .toList();
    }

    @Override
    public List<ListedObject> objects(String prefix) {
      return list(prefix, "").stream().map(key -> new ListedObject(key, "1")).toList();
    }

    @Override
    public void delete(String key) {
      byKey.remove(key);
    }

    @Override
    public String describe() {
      return "the memory";
    }
  }
}
