package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.store.PackTestBed.SOME;
import static io.jenkins.plugins.dogdriver.store.PackTestBed.START;
import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A reader sees the same runs with packs as without, whatever happens to the packs. */
public class PackedRunsReadTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private PackTestBed bed;

  @Before
  public void open() {
    bed = new PackTestBed(folder.getRoot().toPath());
  }

  @Test
  public void whenTooFewAreLeftTheyAreReadOneByOne() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME));
    bed.pack();
    bed.objects.delete(RunKeys.measured(runs.remove(0).run()));

    bed.pack();

    assertThat(bed.packs()).isEmpty();
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aReaderThatIsRunningSeesTheChangeWithinTenMinutes() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME + 1));
    bed.pack();
    RunStore reader = bed.reader();
    assertThat(reader.runs("kintowe")).hasSize(SOME + 1);
    bed.objects.delete(RunKeys.measured(runs.remove(7).run()));
    bed.pack();

    bed.clock.pass(Duration.ofMinutes(10));

    assertThat(reader.runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void aDamagedPackIsReadFromTheRunsAndMadeAgain() {
    List<MeasuredRun> runs = bed.store(0, SOME);
    bed.pack();
    String key = bed.packs().get(0);
    byte[] whole = bed.objects.get(key).orElseThrow();
    for (byte[] damaged :
        List.of(
            new byte[0],
            "{}".getBytes(UTF_8),
            Arrays.copyOf(whole, whole.length / 2),
            flipped(whole, whole.length / 3))) {
      bed.objects.put(key, damaged);

      assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
    }
    bed.objects.delete(key);
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);

    assertThat(bed.pack()).isEqualTo(1);
    bed.objects.gets.clear();
    assertThat(bed.reader().runs("kintowe")).hasSize(SOME);
    assertThat(bed.objects.gets).containsExactly(key);
  }

  @Test
  public void aGapInTheRowOfPacksIsReadFromTheRuns() {
    List<MeasuredRun> runs = bed.store(0, 3 * StoredRuns.TABLE);
    bed.pack();
    assertThat(bed.packs()).hasSizeGreaterThan(1);
    bed.objects.delete(bed.packs().get(0));

    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  @Test
  public void packsThatOverlapShowEachRunOnce() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME));
    bed.pack();
    byte[] former = bed.objects.get(bed.packs().get(0)).orElseThrow();
    String formerKey = bed.packs().get(0);
    runs.addAll(bed.store(SOME, 2 * SOME));
    bed.pack();
    // As if it had been ended before it deleted the former pack.
    bed.objects.put(formerKey, former);

    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
    bed.pack();
    assertThat(bed.packs()).hasSize(1).doesNotContain(formerKey);
  }

  @Test
  public void whatCannotBeReadIsStillReported() {
    bed.store(0, SOME);
    bed.objects.put("kintowe-" + START.getEpochSecond() + ".json", "{".getBytes(UTF_8));
    bed.pack();

    RunStore.History history = bed.reader().history("kintowe");

    assertThat(history.runs()).hasSize(SOME);
    assertThat(history.unreadable()).hasSize(1);
  }

  @Test
  public void aPlaceholderInAPackGivesWayToTheRealRun() {
    bed.store(0, SOME);
    MeasuredRun real = aRun().start(START.plusSeconds(30)).measured();
    bed.runs().store(new MeasuredRun(real.run().started().lost("Unknown."), Map.of()));
    bed.pack();
    bed.objects.put(RunKeys.measured(real.run()), RunJson.write(real));
    bed.pack();

    assertThat(bed.reader().runs("kintowe")).hasSize(SOME + 1).contains(real);
  }

  @Test
  public void whenItIsEndedAtAnyStepNothingIsLost() {
    List<MeasuredRun> runs = new ArrayList<>(bed.store(0, SOME));
    for (int step = 0; step < 8; step++) {
      runs.addAll(bed.store(runs.size(), runs.size() + SOME));
      bed.objects.stepsLeft = step;
      try {
        bed.pack();
      } catch (IllegalStateException ended) {
        assertThat(ended).hasMessage("ended");
      }
      bed.objects.stepsLeft = Integer.MAX_VALUE;

      assertThat(bed.reader().runs("kintowe"))
          .as("ended at step " + step)
          .containsExactlyElementsOf(runs);
    }
    bed.pack();
    assertThat(bed.packs()).hasSize(1);
    assertThat(bed.reader().runs("kintowe")).containsExactlyElementsOf(runs);
  }

  private static byte[] flipped(byte[] bytes, int place) {
    byte[] flipped = bytes.clone();
    flipped[place] ^= 0x55;
    return flipped;
  }
}
