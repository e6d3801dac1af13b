package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.ForwardingObjectStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is packed, and that a reader sees the same runs with packs as without. */
public class RunPackerTest {
  private static final Instant START = RunBuilder.FIRST_START;

  /** As many runs as are just worth a pack. */
  private static final int SOME = RunPacker.FEWEST;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(START.plus(Duration.ofDays(300)));
  private CountedObjects objects;
  private RunPacking packing;

  @Before
  public void open() {
    objects = new CountedObjects(new FolderObjectStore(folder.getRoot().toPath()));
    packing = new RunPacking(objects, clock);
  }

  @Test
  public void aReaderGetsOnePackInPlaceOfManyRuns() {
    List<MeasuredRun> runs = store(0, SOME);

    assertThat(pack()).isEqualTo(1);

    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
    assertThat(objects.gets).containsExactlyElementsOf(packs());
  }

  @Test
  public void whatIsPackedAlreadyIsLeftAlone() {
    store(0, SOME);
    pack();

    assertThat(pack()).isZero();
    assertThat(objects.gets).isEmpty();
  }

  @Test
  public void aFewRunsAreNotWorthAPack() {
    List<MeasuredRun> runs = store(0, SOME - 1);

    assertThat(pack()).isZero();
    assertThat(packs()).isEmpty();
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void runsOfTheLastDayWait() {
    store(0, SOME);
    packing = new RunPacking(objects, new SettableClock(START.plus(Duration.ofDays(1))));

    assertThat(pack()).isZero();
  }

  @Test
  public void theLastPackGrows() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME));
    pack();
    List<String> former = packs();
    runs.addAll(store(SOME, SOME + 50));
    assertThat(pack()).isZero();
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);

    runs.addAll(store(SOME + 50, 2 * SOME));
    assertThat(pack()).isEqualTo(1);

    assertThat(packs()).hasSize(1).doesNotContainAnyElementsOf(former);
    assertThat(objects.gets).as("the former pack and the new runs").hasSize(SOME + 1);
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void manyRunsAreDividedAndAFullPackIsLeftAlone() {
    int many = 2 * StoredRuns.TABLE + 10;
    List<MeasuredRun> runs = new ArrayList<>(store(0, many));
    assertThat(pack()).isEqualTo(2);
    List<String> first = packs();

    runs.addAll(store(many, many + SOME));
    assertThat(pack()).isEqualTo(1);

    assertThat(packs()).hasSize(3).containsAll(first);
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
    assertThat(objects.gets).hasSize(3);
  }

  @Test
  public void aRunThatWasMeasuredLateIsPackedWithItsNeighbours() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME));
    pack();
    MeasuredRun late = aRun().start(START.plusSeconds(90)).measured();
    runs().store(late);
    runs.add(late);
    runs.sort(MeasuredRun.BY_START);

    assertThat(pack()).isEqualTo(1);

    assertThat(packs()).hasSize(1);
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aRunThatSomebodyDeletedIsGone() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME + 1));
    pack();
    objects.delete(RunKeys.measured(runs.remove(7).run()));

    assertThat(pack()).isEqualTo(1);

    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aRunThatSomebodyChangedIsReadAgain() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME));
    pack();
    MeasuredRun changed =
        new MeasuredRun(runs.get(3).run(), aRun().figure("ART", 7).measured().figures());
    runs().store(changed);
    runs.set(3, changed);

    assertThat(pack()).isEqualTo(1);

    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void whenTooFewAreLeftTheyAreReadOneByOne() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME));
    pack();
    objects.delete(RunKeys.measured(runs.remove(0).run()));

    pack();

    assertThat(packs()).isEmpty();
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aReaderThatIsRunningSeesTheChangeWithinTenMinutes() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME + 1));
    pack();
    RunStore reader = reader();
    assertThat(reader.runs("kintowe")).hasSize(SOME + 1);
    objects.delete(RunKeys.measured(runs.remove(7).run()));
    pack();

    clock.pass(Duration.ofMinutes(10));

    assertThat(reader.runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aDamagedPackIsReadFromTheRunsAndMadeAgain() {
    List<MeasuredRun> runs = store(0, SOME);
    pack();
    String key = packs().get(0);
    byte[] whole = objects.get(key).orElseThrow();
    for (byte[] damaged :
        List.of(
            new byte[0],
            "{}".getBytes(UTF_8),
            Arrays.copyOf(whole, whole.length / 2),
            flipped(whole, whole.length / 3))) {
      objects.put(key, damaged);

      assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
    }
    objects.delete(key);
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);

    assertThat(pack()).isEqualTo(1);
    objects.gets.clear();
    assertThat(reader().runs("kintowe")).hasSize(SOME);
    assertThat(objects.gets).containsExactly(key);
  }

  @Test
  public void aGapInTheRowOfPacksIsReadFromTheRuns() {
    List<MeasuredRun> runs = store(0, 3 * StoredRuns.TABLE);
    pack();
    assertThat(packs()).hasSizeGreaterThan(1);
    objects.delete(packs().get(0));

    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void packsThatOverlapShowEachRunOnce() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME));
    pack();
    byte[] former = objects.get(packs().get(0)).orElseThrow();
    String formerKey = packs().get(0);
    runs.addAll(store(SOME, 2 * SOME));
    pack();
    // As if it had been ended before it deleted the former pack.
    objects.put(formerKey, former);

    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
    pack();
    assertThat(packs()).hasSize(1).doesNotContain(formerKey);
  }

  @Test
  public void whatCannotBeReadIsStillReported() {
    store(0, SOME);
    objects.put("kintowe-" + START.getEpochSecond() + ".json", "{".getBytes(UTF_8));
    pack();

    RunStore.History history = reader().history("kintowe");

    assertThat(history.runs()).hasSize(SOME);
    assertThat(history.unreadable()).hasSize(1);
  }

  @Test
  public void aPlaceholderInAPackGivesWayToTheRealRun() {
    store(0, SOME);
    MeasuredRun real = aRun().start(START.plusSeconds(30)).measured();
    runs().store(new MeasuredRun(real.run().started().lost("Unknown."), Map.of()));
    pack();
    objects.put(RunKeys.measured(real.run()), RunJson.write(real));
    pack();

    assertThat(reader().runs("kintowe")).hasSize(SOME + 1).contains(real);
  }

  @Test
  public void projectsWhoseNamesAreAlikeHavePacksOfTheirOwn() {
    List<String> names = List.of("a", "a_1_2", "a-b", "a b", "A", "x".repeat(300), "packed_runs_a");
    for (String name : names) {
      for (int i = 0; i < SOME; i++) {
        write(aRun().project(name).start(START.plusSeconds(i)).measured());
      }
    }
    assertThat(pack()).isEqualTo(names.size());

    assertThat(reader().projects()).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      assertThat(reader().runs(name))
          .hasSize(SOME)
          .allMatch(run -> run.run().project().equals(name));
    }
    assertThat(packs()).hasSize(names.size()).noneMatch(key -> key.contains("-"));
    assertThat(reader().ofEachProject((name, history) -> history.runs().size()))
        .hasSize(names.size())
        .containsOnly(SOME);
  }

  @Test
  public void whenItIsEndedAtAnyStepNothingIsLost() {
    List<MeasuredRun> runs = new ArrayList<>(store(0, SOME));
    for (int step = 0; step < 8; step++) {
      runs.addAll(store(runs.size(), runs.size() + SOME));
      objects.stepsLeft = step;
      try {
        pack();
      } catch (IllegalStateException ended) {
        assertThat(ended).hasMessage("ended");
      }
      objects.stepsLeft = Integer.MAX_VALUE;

      assertThat(reader().runs("kintowe"))
          .as("ended at step " + step)
          .containsExactlyElementsOf(runs);
    }
    pack();
    assertThat(packs()).hasSize(1);
    assertThat(reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void itStopsWhenItIsAskedTo() {
    store(0, SOME);

    assertThat(packing.round(() -> true)).isZero();
    assertThat(packs()).isEmpty();
  }

  @Test
  public void severalProgramsTakeTurns() {
    store(0, SOME);
    assertThat(packing.roundIfDue(() -> false)).isEqualTo(1);
    store(SOME, 2 * SOME);

    assertThat(new RunPacking(objects, clock).roundIfDue(() -> false)).isZero();
    clock.pass(Duration.ofMinutes(10));
    assertThat(new RunPacking(objects, clock).roundIfDue(() -> false)).isEqualTo(1);
  }

  @Test
  public void aRunThatWasMeasuredDaysLateIsSeenAtOnceAndPackedSoon() {
    store(0, SOME);
    packing.roundIfDue(() -> false);
    RunStore reader = reader();
    assertThat(reader.runs("kintowe")).hasSize(SOME);

    MeasuredRun late = aRun().start(START.plusSeconds(90)).measured();
    reader.store(late);

    assertThat(reader.runs("kintowe")).hasSize(SOME + 1).contains(late);
    assertThat(packing.roundIfDue(() -> false)).isEqualTo(1);
    clock.pass(Duration.ofMinutes(10));
    assertThat(reader.runs("kintowe")).hasSize(SOME + 1).contains(late);
  }

  private List<MeasuredRun> store(int from, int to) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (int i = from; i < to; i++) {
      runs.add(aRun().start(START.plusSeconds(60L * i)).figure("ART", 20 + i % 7).measured());
    }
    runs.forEach(this::write);
    return runs;
  }

  /** Does not wait for the disk, as a store does after each. */
  private void write(MeasuredRun run) {
    try {
      Files.write(
          folder.getRoot().toPath().resolve(RunKeys.measured(run.run())), RunJson.write(run));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private RunStore runs() {
    return new RunStore(objects, clock);
  }

  private int pack() {
    objects.gets.clear();
    return packing.round(() -> false);
  }

  private RunStore reader() {
    objects.gets.clear();
    return new RunStore(objects, clock);
  }

  private List<String> packs() {
    return objects.list(RunPack.PREFIX, "").stream().filter(key -> key.endsWith(".gz")).toList();
  }

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] flipped = bytes.clone();
    flipped[place] ^= 0x55;
    return flipped;
  }

  /** Remembers what was got, and ends the program at a step. */
  private static final class CountedObjects extends ForwardingObjectStore {
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
