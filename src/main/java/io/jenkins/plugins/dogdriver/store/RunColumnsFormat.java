package io.jenkins.plugins.dogdriver.store;

import io.jenkins.plugins.dogdriver.model.Deployed;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Word;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The format of {@link RunColumns} as bytes, column by column. What is read is checked, number by
 * number.
 */
final class RunColumnsFormat {
  /** A table that is read has no more rows; a larger one is not ours. */
  static final int MOST_RUNS = 20_000;

  /** The furthest from now that {@link RunJson} reads, in milliseconds. */
  private static final long LONGEST = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  private RunColumnsFormat() {}

  /**
   * Writes columns.
   *
   * @throws IOException if a text has more than 65,535 bytes
   */
  static void write(RunColumns runs, DataOutput out) throws IOException {
    out.writeInt(runs.size());
    out.writeInt((int) runs.firsts().get(runs.size()));
    out.writeInt(OUTCOMES.size());
    for (Outcome outcome : OUTCOMES) {
      out.writeUTF(Word.of(outcome));
    }
    out.writeInt(runs.origins().size());
    for (RunColumns.Origin common : runs.origins()) {
      out.writeUTF(common.project());
      out.writeUTF(common.deployment());
      out.writeUTF(common.source());
      out.writeUTF(common.deployed().version());
      out.writeUTF(common.deployed().endpoint());
      out.writeUTF(common.deployed().repository());
      out.writeUTF(common.deployed().commit());
    }
    out.writeInt(runs.names().size());
    for (String name : runs.names()) {
      out.writeUTF(name);
    }
    for (NumberColumn column :
        List.of(
            runs.origin(),
            runs.idHigh(),
            runs.idLow(),
            runs.starts(),
            runs.durations(),
            runs.delays(),
            runs.successes(),
            runs.failures(),
            runs.workers(),
            runs.outcomes(),
            runs.placeholders(),
            runs.firsts(),
            runs.metrics(),
            runs.values(),
            runs.series(),
            runs.coverages())) {
      column.write(out);
    }
    for (TextColumn column : List.of(runs.keys(), runs.ids(), runs.reasons(), runs.runBy())) {
      column.write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException if it is anything else, as a part of a sentence
   */
  static RunColumns read(DataInput in) throws IOException {
    int size = bounded(in.readInt(), MOST_RUNS);
    int entries = bounded(in.readInt(), MOST_RUNS * RunFields.MOST_FIGURES);
    List<Outcome> known = new ArrayList<>();
    for (int left = bounded(in.readInt(), OUTCOMES.size()); left > 0; left--) {
      known.add(Word.find(Outcome.class, in.readUTF()).orElseThrow(RunColumnsFormat::unknown));
    }
    if (!known.equals(OUTCOMES)) {
      throw unknown();
    }
    List<RunColumns.Origin> origins = new ArrayList<>();
    for (int left = bounded(in.readInt(), size); left > 0; left--) {
      origins.add(
          new RunColumns.Origin(
              in.readUTF(),
              in.readUTF(),
              in.readUTF(),
              new Deployed(in.readUTF(), in.readUTF(), in.readUTF(), in.readUTF())));
    }
    List<String> names = new ArrayList<>();
    for (int left = bounded(in.readInt(), entries); left > 0; left--) {
      names.add(in.readUTF());
    }
    NumberColumn origin = NumberColumn.read(in, size).within(size, 0, origins.size() - 1);
    NumberColumn idHigh = NumberColumn.read(in, size);
    NumberColumn idLow = NumberColumn.read(in, size);
    NumberColumn starts = NumberColumn.read(in, size).within(size, -LONGEST, LONGEST);
    NumberColumn durations = NumberColumn.read(in, size).within(size, 0, LONGEST);
    NumberColumn delays = NumberColumn.read(in, size).within(size, -LONGEST, LONGEST);
    NumberColumn successes = count(in, size, Long.MAX_VALUE);
    NumberColumn failures = count(in, size, Long.MAX_VALUE);
    NumberColumn workers = count(in, size, Long.MAX_VALUE);
    NumberColumn outcomes = count(in, size, OUTCOMES.size() - 1);
    NumberColumn placeholders = count(in, size, 1);
    NumberColumn firsts = count(in, size + 1, entries);
    for (int i = 0; i <= size; i++) {
      if (firsts.get(i) < (i == 0 ? 0 : firsts.get(i - 1))) {
        throw new IllegalArgumentException("its metric values are not in order");
      }
    }
    NumberColumn metrics = count(in, entries, names.size() - 1);
    NumberColumn values = NumberColumn.read(in, entries);
    NumberColumn series = count(in, entries, Integer.MAX_VALUE);
    NumberColumn coverages = NumberColumn.read(in, entries);
    for (int i = 0; i < entries; i++) {
      new Figure(values.getDouble(i), 0, coverages.getDouble(i));
    }
    return new RunColumns(
        size,
        List.copyOf(origins),
        origin,
        TextColumn.read(in, size),
        idHigh,
        idLow,
        TextColumn.read(in, size),
        starts,
        durations,
        delays,
        successes,
        failures,
        workers,
        outcomes,
        placeholders,
        TextColumn.read(in, size),
        TextColumn.read(in, size),
        List.copyOf(names),
        firsts,
        metrics,
        values,
        series,
        coverages);
  }

  private static NumberColumn count(DataInput in, int size, long most) throws IOException {
    return NumberColumn.read(in, size).within(size, 0, most);
  }

  private static int bounded(int count, int most) {
    if (count < 0 || count > most) {
      throw new IllegalArgumentException("it has %s of what may be %s".formatted(count, most));
    }
    return count;
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException("it has an outcome that is not known here");
  }
}
