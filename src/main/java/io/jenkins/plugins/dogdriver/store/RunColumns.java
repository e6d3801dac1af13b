package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.RunTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of some thousands of stored runs by start, in columns: a run takes about 80 bytes here,
 * and 1,000 as an object. Times have a resolution of a millisecond, as those of {@link RunJson}.
 * Immutable.
 *
 * @param origins what many runs have in common, each once
 * @param names of the metrics, each once
 * @param firsts where the metric values of a run begin in the columns behind it; one row more than
 *     there are runs
 */
record RunColumns(
    int size,
    List<Origin> origins,
    NumberColumn origin,
    TextColumn keys,
    NumberColumn idHigh,
    NumberColumn idLow,
    TextColumn ids,
    NumberColumn starts,
    NumberColumn durations,
    NumberColumn delays,
    NumberColumn successes,
    NumberColumn failures,
    NumberColumn workers,
    NumberColumn outcomes,
    NumberColumn placeholders,
    TextColumn reasons,
    TextColumn runBy,
    List<String> names,
    NumberColumn firsts,
    NumberColumn metrics,
    NumberColumn values,
    NumberColumn series,
    NumberColumn coverages)
    implements RunTable {

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  /** The part that many runs have in common. */
  record Origin(String project, String deployment, String source, Deployed deployed) {
    static Origin of(Run run) {
      return new Origin(run.project(), run.deployment(), run.source(), run.started().deployed());
    }
  }

  /**
   * A metric value of a run.
   *
   * @param metric the place of its name
   */
  private record Entry(int metric, Figure figure) {}

  /**
   * Returns the columns of runs.
   *
   * @param runs in order of their start
   */
  static RunColumns of(List<StoredRun> runs) {
    Map<Origin, Integer> origins = new LinkedHashMap<>();
    int[] origin =
        runs.stream()
            .mapToInt(
                run ->
                    origins.computeIfAbsent(
                        Origin.of(run.measured().run()), first -> origins.size()))
            .toArray();
    Map<String, Integer> names = new LinkedHashMap<>();
    List<Entry> figures = new ArrayList<>();
    int[] firsts = new int[runs.size() + 1];
    for (int i = 0; i < runs.size(); i++) {
      runs.get(i)
          .measured()
          .figures()
          .forEach(
              (name, figure) ->
                  figures.add(
                      new Entry(names.computeIfAbsent(name, first -> names.size()), figure)));
      firsts[i + 1] = figures.size();
    }
    return new RunColumns(
        runs.size(),
        List.copyOf(origins.keySet()),
        NumberColumn.of(runs.size(), i -> origin[i]),
        TextColumn.of(runs.size(), i -> oddKey(runs.get(i))),
        numbers(runs, run -> isUuid(run.id()) ? uuid(run).getMostSignificantBits() : 0),
        numbers(runs, run -> isUuid(run.id()) ? uuid(run).getLeastSignificantBits() : 0),
        TextColumn.of(runs.size(), i -> oddId(runs.get(i))),
        numbers(runs, run -> run.start().toEpochMilli()),
        numbers(runs, run -> run.end().toEpochMilli() - run.start().toEpochMilli()),
        numbers(runs, run -> run.recorded().toEpochMilli() - run.end().toEpochMilli()),
        numbers(runs, run -> run.counts().successes()),
        numbers(runs, run -> run.counts().failures()),
        numbers(runs, run -> run.counts().workers()),
        numbers(runs, run -> run.outcome().ordinal()),
        numbers(runs, run -> run.isPlaceholder() ? 1 : 0),
        TextColumn.of(runs.size(), i -> runs.get(i).measured().run().reason()),
        TextColumn.of(runs.size(), i -> runs.get(i).measured().run().runBy()),
        List.copyOf(names.keySet()),
        NumberColumn.of(firsts.length, i -> firsts[i]),
        NumberColumn.of(figures.size(), i -> figures.get(i).metric()),
        NumberColumn.of(figures.stream().mapToDouble(entry -> entry.figure().value()).toArray()),
        NumberColumn.of(figures.size(), i -> figures.get(i).figure().series()),
        NumberColumn.of(
            figures.stream().mapToDouble(entry -> entry.figure().coverage()).toArray()));
  }

  private static NumberColumn numbers(List<StoredRun> runs, ToLongFunction<Run> number) {
    return NumberColumn.of(runs.size(), i -> number.applyAsLong(runs.get(i).measured().run()));
  }

  /** Returns the key; empty where the run says it. */
  private static String oddKey(StoredRun stored) {
    return stored.key().equals(usualKey(stored.measured().run())) ? "" : stored.key();
  }

  private static String usualKey(Run run) {
    return run.isPlaceholder() ? RunKeys.measuredPlaceholder(run) : RunKeys.measured(run);
  }

  /**
   * Returns the id; empty where it is a UUID, "=" where it is the key, as that of the original
   * program is.
   */
  private static String oddId(StoredRun stored) {
    String id = stored.measured().run().id();
    if (isUuid(id)) {
      return "";
    }
    return id.equals(oddKey(stored)) ? "=" : "!" + id;
  }

  /** Returns whether it is spelt as every UUID is. */
  private static boolean isUuid(String id) {
    try {
      return id.length() == 36 && UUID.fromString(id).toString().equals(id);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static UUID uuid(Run run) {
    return UUID.fromString(run.id());
  }

  @Override
  public MeasuredRun run(int row) {
    Origin common = origins.get((int) origin.get(row));
    long end = starts.get(row) + durations.get(row);
    Run run =
        new Run(
            new RunStart(
                id(row),
                common.project(),
                common.deployment(),
                common.source(),
                common.deployed(),
                runBy.get(row),
                start(row)),
            new RunEnd(
                Instant.ofEpochMilli(end),
                new Counts(successes.get(row), failures.get(row), workers.get(row)),
                OUTCOMES.get((int) outcomes.get(row)),
                reasons.get(row),
                Instant.ofEpochMilli(end + delays.get(row)),
                isPlaceholder(row)));
    Map<String, Figure> figures = new LinkedHashMap<>();
    for (int i = (int) firsts.get(row); i < firsts.get(row + 1); i++) {
      figures.put(
          names.get((int) metrics.get(i)),
          new Figure(values.getDouble(i), (int) series.get(i), coverages.getDouble(i)));
    }
    return new MeasuredRun(run, figures);
  }

  private String id(int row) {
    String odd = ids.get(row);
    if (odd.isEmpty()) {
      return new UUID(idHigh.get(row), idLow.get(row)).toString();
    }
    return odd.equals("=") ? keys.get(row) : odd.substring(1);
  }

  /** Returns the key of the object of a row. */
  String key(int row) {
    String odd = keys.get(row);
    return odd.isEmpty() ? usualKey(run(row).run()) : odd;
  }

  /** Returns the runs whose key does not follow from what they are. */
  Stream<StoredRun> oddKeys() {
    return keys.isAll("")
        ? Stream.empty()
        : IntStream.range(0, size).filter(row -> !keys.get(row).isEmpty()).mapToObj(this::stored);
  }

  /** Returns whether all runs are of a project and started in a stretch, in epoch seconds. */
  boolean isOf(String project, long from, long until) {
    return origins.stream().allMatch(common -> common.project().equals(project))
        && (size == 0
            || start(0).getEpochSecond() >= from && start(size - 1).getEpochSecond() < until);
  }

  boolean hasPlaceholders() {
    return !placeholders.isAll(0);
  }

  StoredRun stored(int row) {
    MeasuredRun measured = run(row);
    String odd = keys.get(row);
    return new StoredRun(odd.isEmpty() ? usualKey(measured.run()) : odd, measured);
  }

  @Override
  public Instant start(int row) {
    return Instant.ofEpochMilli(starts.get(row));
  }

  @Override
  public boolean passed(int row) {
    return outcomes.get(row) == Outcome.PASSED.ordinal();
  }

  boolean isPlaceholder(int row) {
    return placeholders.get(row) == 1;
  }

  @Override
  public String source(int row) {
    return origins.get((int) origin.get(row)).source();
  }

  @Override
  public String deployment(int row) {
    return origins.get((int) origin.get(row)).deployment();
  }

  @Override
  public String version(int row) {
    return origins.get((int) origin.get(row)).deployed().version();
  }

  @Override
  public double value(int row, String metric) {
    int place = names.indexOf(metric);
    for (int i = (int) firsts.get(row); i < firsts.get(row + 1); i++) {
      if (metrics.get(i) == place) {
        return values.getDouble(i);
      }
    }
    return Double.NaN;
  }
}
