package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class PackedRunsTest {
  private final PackedRuns packed = new PackedRuns();

  @Test
  public void whatWasPackedIsUnpackedAsItWas() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("RPS", new Figure(-0.1, 0));
    figures.put("ART", new Figure(Double.MIN_VALUE, Integer.MAX_VALUE));
    MeasuredRun full =
        new MeasuredRun(
            new Run(
                new RunStart(
                    "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb",
                    "dienst-größe",
                    "stage",
                    "サービス",
                    "6.1.0",
                    "folder/job#12",
                    Instant.MIN),
                new RunEnd(
                    Instant.MAX,
                    new Counts(Long.MAX_VALUE, 1, 2),
                    Outcome.TIMED_OUT,
                    "It did not end. \uD83D\uDC15 \0",
                    Instant.parse("2026-05-24T14:26:00.250Z"))),
            figures);
    MeasuredRun bare = aRun().measured();

    assertSame(full, bare);
    assertThat(packed.unpack(packed.pack(full)).figures()).containsExactlyEntriesOf(figures);
  }

  @Test
  public void anIdNeedNotBeAUuid() {
    assertSame(
        aRun().id("kintowe-1495636000.json").measured(),
        aRun().id("").measured(),
        aRun().deployed("https://a.example", "https://github.com/a/b", "0123456").measured(),
        aRun().id("0B6AB2CE-1C36-4B6C-A0F0-A3A1F9D2F5CB").measured(),
        aRun().id("1-1-1-1-1").measured());
  }

  @Test
  public void aRunIsSmallWhateverItHasInCommonWithOthers() {
    MeasuredRun run = aRun().version("6.1.0-" + "x".repeat(1_000)).figure("ART", 20).measured();

    assertThat(packed.pack(run)).hasSizeLessThan(200);
  }

  private void assertSame(MeasuredRun... runs) {
    List<byte[]> bytes = Arrays.stream(runs).map(packed::pack).toList();

    assertThat(bytes.stream().map(packed::unpack)).containsExactly(runs);
  }
}
