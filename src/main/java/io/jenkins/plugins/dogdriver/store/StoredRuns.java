package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.RunTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The stored runs of a project by start, in tables of some thousands each. Immutable: what adds or
 * removes runs makes the tables again that they are in, and shares the others.
 */
final class StoredRuns implements RunTable {
  static final StoredRuns NONE = new StoredRuns(List.of());

  /** The number of runs that a table is made of; one that grows to twice as many is divided. */
  static final int TABLE = 4_096;

  private final List<RunColumns> tables;

  /** The first row of each table, and behind the last one the number of all rows. */
  private final int[] firsts;

  /** The keys that name another start than their run. */
  private final Set<String> misplaced = new HashSet<>();

  private StoredRuns(List<RunColumns> tables) {
    this.tables = tables;
    this.firsts = new int[tables.size() + 1];
    for (int i = 0; i < tables.size(); i++) {
      RunColumns table = tables.get(i);
      firsts[i + 1] = firsts[i] + table.size();
      table.oddKeys().filter(odd -> !isInPlace(odd)).map(StoredRun::key).forEach(misplaced::add);
    }
  }

  /** Returns the runs of tables in any order, those under the same key once. */
  static StoredRuns of(List<RunColumns> tables) {
    List<RunColumns> sorted =
        tables.stream()
            .filter(table -> table.size() > 0)
            .sorted((a, b) -> MeasuredRun.BY_START.compare(a.run(0), b.run(0)))
            .toList();
    List<RunColumns> apart = new ArrayList<>();
    List<StoredRun> between = new ArrayList<>();
    MeasuredRun last = null;
    for (RunColumns table : sorted) {
      if (last == null || MeasuredRun.BY_START.compare(last, table.run(0)) < 0) {
        apart.add(table);
        last = table.run(table.size() - 1);
      } else {
        IntStream.range(0, table.size()).mapToObj(table::stored).forEach(between::add);
      }
    }
    return new StoredRuns(List.copyOf(apart)).plus(between);
  }

  /** Returns these and more runs; one under a key that is there takes the place of the other. */
  StoredRuns plus(List<StoredRun> added) {
    if (added.isEmpty()) {
      return this;
    }
    Map<Integer, List<StoredRun>> byTable = new TreeMap<>();
    for (StoredRun run : added) {
      byTable.computeIfAbsent(table(run.measured()), first -> new ArrayList<>()).add(run);
    }
    List<RunColumns> result = new ArrayList<>();
    for (int i = 0; i < Math.max(1, tables.size()); i++) {
      List<StoredRun> more = byTable.getOrDefault(i, List.of());
      if (more.isEmpty()) {
        result.add(tables.get(i));
      } else {
        Map<String, StoredRun> runs = new LinkedHashMap<>();
        if (i < tables.size()) {
          IntStream.range(0, tables.get(i).size())
              .mapToObj(tables.get(i)::stored)
              .forEach(run -> runs.put(run.key(), run));
        }
        more.forEach(run -> runs.put(run.key(), run));
        result.addAll(divided(runs.values().stream().sorted(StoredRun.BY_START).toList()));
      }
    }
    return new StoredRuns(List.copyOf(result));
  }

  private static List<RunColumns> divided(List<StoredRun> runs) {
    if (runs.size() < 2 * TABLE) {
      return List.of(RunColumns.of(runs));
    }
    List<RunColumns> parts = new ArrayList<>();
    for (int first = 0; first < runs.size(); first += TABLE) {
      parts.add(RunColumns.of(runs.subList(first, Math.min(first + TABLE, runs.size()))));
    }
    return parts;
  }

  /** Returns these without the runs whose keys the condition accepts. */
  StoredRuns without(Predicate<StoredRun> condition) {
    List<RunColumns> result = new ArrayList<>();
    for (RunColumns table : tables) {
      List<StoredRun> kept =
          IntStream.range(0, table.size())
              .mapToObj(table::stored)
              .filter(condition.negate())
              .toList();
      if (kept.size() == table.size()) {
        result.add(table);
      } else if (!kept.isEmpty()) {
        result.add(RunColumns.of(kept));
      }
    }
    return new StoredRuns(List.copyOf(result));
  }

  /** Returns whether there is a run under the key of a measured run. */
  boolean contains(String key) {
    if (misplaced.contains(key)) {
      return true;
    }
    long start = RunKeys.parse(key).orElseThrow().start();
    for (int row = firstFrom(Instant.ofEpochSecond(start));
        row < size() && start(row).getEpochSecond() == start;
        row++) {
      if (tables.get(tableOf(row)).key(row - firsts[tableOf(row)]).equals(key)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isInPlace(StoredRun run) {
    return RunKeys.parse(run.key())
        .filter(parts -> parts.start() == run.measured().run().start().getEpochSecond())
        .isPresent();
  }

  /**
   * Returns the first row of a run that does not start before a time; the size if there is none.
   */
  int firstFrom(Instant time) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (start(middle).isBefore(time)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Returns the last table whose first run is not behind the run; the first one where all are. */
  private int table(MeasuredRun run) {
    int low = 0;
    int high = tables.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (MeasuredRun.BY_START.compare(tables.get(middle).run(0), run) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int tableOf(int row) {
    int low = 0;
    int high = tables.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (firsts[middle] <= row) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public int size() {
    return firsts[tables.size()];
  }

  StoredRun stored(int row) {
    int table = tableOf(row);
    return tables.get(table).stored(row - firsts[table]);
  }

  @Override
  public MeasuredRun run(int row) {
    int table = tableOf(row);
    return tables.get(table).run(row - firsts[table]);
  }

  @Override
  public Instant start(int row) {
    int table = tableOf(row);
    return tables.get(table).start(row - firsts[table]);
  }

  @Override
  public boolean passed(int row) {
    int table = tableOf(row);
    return tables.get(table).passed(row - firsts[table]);
  }

  /** Returns the rows of placeholders. */
  int[] placeholders() {
    return IntStream.range(0, tables.size())
        .filter(table -> tables.get(table).hasPlaceholders())
        .flatMap(
            table ->
                IntStream.range(0, tables.get(table).size())
                    .filter(tables.get(table)::isPlaceholder)
                    .map(row -> firsts[table] + row))
        .toArray();
  }

  @Override
  public String source(int row) {
    int table = tableOf(row);
    return tables.get(table).source(row - firsts[table]);
  }

  @Override
  public String deployment(int row) {
    int table = tableOf(row);
    return tables.get(table).deployment(row - firsts[table]);
  }

  @Override
  public String version(int row) {
    int table = tableOf(row);
    return tables.get(table).version(row - firsts[table]);
  }

  @Override
  public double value(int row, String metric) {
    int table = tableOf(row);
    return tables.get(table).value(row - firsts[table], metric);
  }
}
