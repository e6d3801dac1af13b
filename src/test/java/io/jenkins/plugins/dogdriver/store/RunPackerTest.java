package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.store.PackTestBed.SOME;
import static io.jenkins.plugins.dogdriver.store.PackTestBed.START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is packed, and when. */
public class RunPackerTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private PackTestBed bed;

  @Before
  public void open() {
    bed = new PackTestBed(folder.getRoot().toPath());
  }

  @Test
  public void aReaderGetsOnePackInPlaceOfManyRuns() {
    List<MeasuredRun> runs = bed.store(0, SOME);

    assertThat(bed.pack()).isEqualTo(1);

    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
    assertThat(bed.objects.gets).containsExactlyElementsOf(bed.packs());
  }

  @Test
  public void whatIsPackedAlreadyIsLeftAlone() {
    bed.store(0, SOME);
    bed.pack();

    assertThat(bed.pack()).isZero();
    assertThat(bed.objects.gets).isEmpty();
  }

  @Test
  public void aFewRunsAreNotWorthAPack() {
    List<MeasuredRun> runs = bed.store(0, SOME - 1);

    assertThat(bed.pack()).isZero();
    assertThat(bed.packs()).isEmpty();
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void runsOfTheLastDayWait() {
    bed.store(0, SOME);
    RunPacking early =
        new RunPacking(bed.objects, new SettableClock(START.plus(Duration.ofDays(1))));

    assertThat(early.round(() -> false)).isZero();
  }

  @Test
  public void theLastPackGrows() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME));
    bed.pack();
    List<String> former = bed.packs();
    runs.addAll(bed.store(SOME, SOME + 50));
    assertThat(bed.pack()).isZero();
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);

    runs.addAll(bed.store(SOME + 50, 2 * SOME));
    assertThat(bed.pack()).isEqualTo(1);

    assertThat(bed.packs()).hasSize(1).doesNotContainAnyElementsOf(former);
    assertThat(bed.objects.gets).as("the former pack and the new runs").hasSize(SOME + 1);
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void manyRunsAreDividedAndAFullPackIsLeftAlone() {
    int many = 2 * StoredRuns.TABLE + 10;
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, many));
    assertThat(bed.pack()).isEqualTo(2);
    List<String> first = bed.packs();

    runs.addAll(bed.store(many, many + SOME));
    assertThat(bed.pack()).isEqualTo(1);

    assertThat(bed.packs()).hasSize(3).containsAll(first);
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
    assertThat(bed.objects.gets).hasSize(3);
  }

  @Test
  public void aRunThatWasMeasuredLateIsPackedWithItsNeighbours() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME));
    bed.pack();
    MeasuredRun late = aRun().start(START.plusSeconds(90)).measured();
    bed.runs().store(late);
    runs.add(late);
    runs.sort(MeasuredRun.BY_START);

    assertThat(bed.pack()).isEqualTo(1);

    assertThat(bed.packs()).hasSize(1);
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aRunThatSomebodyDeletedIsGone() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME + 1));
    bed.pack();
    bed.objects.delete(RunKeys.measured(runs.remove(7).run()));

    assertThat(bed.pack()).isEqualTo(1);

    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aRunThatSomebodyChangedIsReadAgain() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME));
    bed.pack();
    MeasuredRun changed =
        new MeasuredRun(runs.get(3).run(), aRun().figure("ART", 7).measured().figures());
    bed.runs().store(changed);
    runs.set(3, changed);

    assertThat(bed.pack()).isEqualTo(1);

    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void projectsWhoseNamesAreAlikeHavePacksOfTheirOwn() {
    List<String> names = List.of("a", "a_1_2", "a-b", "a b", "A", "x".repeat(300), "packed_runs_a");
    for (String name : names) {
      for (int i = 0; i < SOME; i++) {
        bed.write(aRun().project(name).start(START.plusSeconds(i)).measured());
      }
    }
    assertThat(bed.pack()).isEqualTo(names.size());

    assertThat(bed.reader().projects()).containsExactlyInAnyOrderElementsOf(names);
    for (String name : names) {
      assertThat(bed.reader().runs(name))
          .hasSize(SOME)
          .allMatch(run -> run.run().project().equals(name));
    }
    assertThat(bed.packs()).hasSize(names.size()).noneMatch(key -> key.contains("-"));
    assertThat(bed.reader().ofEachProject((name, history) -> history.runs().size()))
        .hasSize(names.size())
        .containsOnly(SOME);
  }

  @Test
  public void itStopsWhenItIsAskedTo() {
    bed.store(0, SOME);

    assertThat(bed.packing.round(() -> true)).isZero();
    assertThat(bed.packs()).isEmpty();
  }

  @Test
  public void severalProgramsTakeTurns() {
    bed.store(0, SOME);
    assertThat(bed.packing.roundIfDue(() -> false)).isEqualTo(1);
    bed.store(SOME, 2 * SOME);

    assertThat(new RunPacking(bed.objects, bed.clock).roundIfDue(() -> false)).isZero();
    bed.clock.pass(Duration.ofMinutes(10));
    assertThat(new RunPacking(bed.objects, bed.clock).roundIfDue(() -> false)).isEqualTo(1);
  }

  @Test
  public void aRunThatWasMeasuredDaysLateIsSeenAtOnceAndPackedSoon() {
    bed.store(0, SOME);
    bed.packing.roundIfDue(() -> false);
    RunStore reader = bed.reader();
    assertThat(reader.runs("kintowe")).hasSize(SOME);

    MeasuredRun late = aRun().start(START.plusSeconds(90)).measured();
    reader.store(late);

    assertThat(reader.runs("kintowe")).hasSize(SOME + 1).contains(late);
    assertThat(bed.packing.roundIfDue(() -> false)).isEqualTo(1);
    bed.clock.pass(Duration.ofMinutes(10));
    assertThat(reader.runs("kintowe")).hasSize(SOME + 1).contains(late);
  }
}
