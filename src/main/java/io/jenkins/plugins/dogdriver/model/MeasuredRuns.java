package io.jenkins.plugins.dogdriver.model;

import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A list of measured runs by start, which is immutable, and the columns of its runs. A run is made
 * when it is asked for, so that a million of them need not be kept.
 */
public final class MeasuredRuns extends AbstractList<MeasuredRun> implements RandomAccess {
  /** The list without a run. */
  public static final MeasuredRuns NONE = new MeasuredRuns(new ListedRuns(List.of()), null, 0, 0);

  private final RunTable table;

  /** The rows of the table; null where they follow each other. */
  private final int[] rows;

  private final int first;
  private final int size;

  private MeasuredRuns(RunTable table, int[] rows, int first, int size) {
    this.table = table;
    this.rows = rows;
    this.first = first;
    this.size = size;
  }

  /**
   * Returns all runs of a table.
   *
   * @param table its rows are in order of their start
   */
  public static MeasuredRuns of(RunTable table) {
    return new MeasuredRuns(table, null, 0, table.size());
  }

  /** Returns the same runs in order of their start, as {@link MeasuredRun#BY_START}. */
  public static MeasuredRuns byStart(List<MeasuredRun> runs) {
    return runs instanceof MeasuredRuns sorted
        ? sorted
        : of(new ListedRuns(runs.stream().sorted(MeasuredRun.BY_START).toList()));
  }

  /**
   * Returns the same runs.
   *
   * @param runs in order of their start
   */
  public static MeasuredRuns copyOf(List<MeasuredRun> runs) {
    return runs instanceof MeasuredRuns same ? same : of(new ListedRuns(List.copyOf(runs)));
  }

  private int row(int index) {
    return rows == null ? first + index : rows[first + index];
  }

  @Override
  public MeasuredRun get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("There is no run " + index + " of " + size + ".");
    }
    return table.run(row(index));
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public MeasuredRuns subList(int from, int to) {
    if (from < 0 || to > size || from > to) {
      throw new IndexOutOfBoundsException(
          "There are no runs %s to %s of %s.".formatted(from, to, size));
    }
    return new MeasuredRuns(table, rows, first + from, to - from);
  }

  /** Returns the runs whose index the condition accepts, in the same order. */
  public MeasuredRuns where(IntPredicate index) {
    int[] kept = IntStream.range(0, size).filter(index).toArray();
    if (kept.length == size) {
      return this;
    }
    return new MeasuredRuns(table, Arrays.stream(kept).map(this::row).toArray(), 0, kept.length);
  }

  /** Returns when the run of an index started. */
  public Instant start(int index) {
    return table.start(row(index));
  }

  /** Returns whether the run of an index passed. */
  public boolean passed(int index) {
    return table.passed(row(index));
  }

  /** Returns the source of the run of an index. */
  public String source(int index) {
    return table.source(row(index));
  }

  /** Returns the deployment of the run of an index. */
  public String deployment(int index) {
    return table.deployment(row(index));
  }

  /** Returns the version of the run of an index. */
  public String version(int index) {
    return table.version(row(index));
  }

  /** Returns the value of a metric in its unit; NaN where the run of the index has none. */
  public double value(int index, String metric) {
    return table.value(row(index), metric);
  }

  /** Returns the values of a metric, in its unit, of the runs that have one, in their order. */
  public double[] values(String metric) {
    double[] values = new double[size];
    int count = 0;
    for (int i = 0; i < size; i++) {
      double value = value(i, metric);
      if (!Double.isNaN(value)) {
        values[count++] = value;
      }
    }
    return count == size ? values : Arrays.copyOf(values, count);
  }

  /** The runs of a list, as a table. */
  private record ListedRuns(List<MeasuredRun> runs) implements RunTable {
    @Override
    public int size() {
      return runs.size();
    }

    @Override
    public MeasuredRun run(int row) {
      return runs.get(row);
    }

    @Override
    public Instant start(int row) {
      return run(row).run().start();
    }

    @Override
    public boolean passed(int row) {
      return run(row).run().passed();
    }

    @Override
    public String source(int row) {
      return run(row).run().source();
    }

    @Override
    public String deployment(int row) {
      return run(row).run().deployment();
    }

    @Override
    public String version(int row) {
      return run(row).run().version();
    }

    @Override
    public double value(int row, String metric) {
      return run(row).value(metric).orElse(Double.NaN);
    }
  }
}
