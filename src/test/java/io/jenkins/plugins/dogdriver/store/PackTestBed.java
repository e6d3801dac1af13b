package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.ForwardingObjectStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A store whose runs are packed, and what was got from it. */
final class PackTestBed {
  static final Instant START = RunBuilder.FIRST_START;

  /** The number of runs that is just worth a pack. */
  static final int SOME = RunPacker.FEWEST;

  final SettableClock clock = new SettableClock(START.plus(Duration.ofDays(300)));
  final CountedObjects objects;
  final RunPacking packing;
  private final Path folder;

  PackTestBed(Path folder) {
    this.folder = folder;
    objects = new CountedObjects(new FolderObjectStore(folder));
    packing = new RunPacking(objects, clock);
  }

  List<MeasuredRun> store(int from, int to) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int i = from; i < to; i++) {
      runs.add(aRun().start(START.plusSeconds(60L * i)).figure("ART", 20 + i % 7).measured());
    }
    runs.forEach(this::write);
    return runs;
  }

  /** Does not wait for the disk, as a store does after each. */
  void write(MeasuredRun run) {
    try {
      Files.write(folder.resolve(RunKeys.measured(run.run())), RunJson.write(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RunStore runs() {
    return new RunStore(objects, clock);
  }

  int pack() {
    objects.gets.clear();
    return packing.round(() -> false);
  }

  RunStore reader() {
    objects.gets.clear();
    return new RunStore(objects, clock);
  }

  List<String> packs() {
    return objects.list(RunPack.PREFIX, "").stream().filter(key -> key.endsWith(".gz")).toList();
  }

  /** Remembers what was got, and ends the program at a step. */
  static final class CountedObjects extends ForwardingObjectStore {
    int stepsLeft = Integer.MAX_VALUE;
    final List<String> gets = Collections.synchronizedList(new ArrayList<>());

    CountedObjects(ObjectStore objects) {
      super(objects);
    }

    private void step() {
      if (stepsLeft-- <= 0) {
        throw new IllegalStateException("ended");
      }
    }

    @Override
    public void put(String key, byte[] content) {
      step();
      super.put(key, content);
    }

    @Override
    public List<ListedObject> objects(String prefix) {
      step();
      return super.objects(prefix);
    }

    @Override
    public void delete(String key) {
      step();
      super.delete(key);
    }

    @Override
    public Optional<byte[]> get(String key) {
      gets.add(key);
      return super.get(key);
    }
  }
}
