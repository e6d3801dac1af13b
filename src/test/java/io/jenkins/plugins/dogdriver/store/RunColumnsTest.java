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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Test;

public class RunColumnsTest {
  private static final MeasuredRun FULL = full();

  private static MeasuredRun full() {
    Map<String, Figure> figures = new LinkedHashMap<>();
    figures.put("RPS", new Figure(-0.1, 0));
    figures.put("P95", new Figure(Double.MIN_VALUE, Integer.MAX_VALUE, 0.25));
    figures.put("ART", new Figure(Double.MAX_VALUE, 1));
    return new MeasuredRun(
        new Run(
            new RunStart(
                "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb",
                "dienst-größe",
                "stage",
                "サービス",
                "6.1.0",
                "folder/job#0012",
                Instant.parse("1973-03-03T09:46:40Z")),
            new RunEnd(
                Instant.parse("9999-12-31T23:59:59Z"),
                new Counts(Long.MAX_VALUE, 1, 2),
                Outcome.TIMED_OUT,
                "It did not end. \uD83D\uDC15",
                Instant.parse("2026-05-24T14:26:00.250Z"),
                true)),
        figures);
  }

  @Test
  public void aRunComesOutAsItWentIn() throws IOException {
    assertSame(FULL, aRun().measured());
    assertSame(aRun().start(Instant.parse("2026-05-24T14:26:00Z")).measured());
    assertSame();
    assertThat(columns(FULL).run(0).figures()).containsExactlyEntriesOf(FULL.figures());
  }

  @Test
  public void anIdNeedNotBeAUuid() throws IOException {
    assertSame(
        aRun().id("kintowe-1495636000.json").measured(),
        aRun().id("").measured(),
        aRun().id("=").measured(),
        aRun().id("0B6AB2CE-1C36-4B6C-A0F0-A3A1F9D2F5CB").measured(),
        aRun().id("1-1-1-1-1").measured(),
        aRun().deployed("https://a.example", "https://github.com/a/b", "0123456").measured());
  }

  @Test
  public void aTextMayEndInAnyDigits() throws IOException {
    assertSame(
        Arrays.stream(
                new String[] {
                  "",
                  "0",
                  "00",
                  "007",
                  "-1",
                  "a#0",
                  "a#10",
                  "٣",
                  "9".repeat(18),
                  "1" + "0".repeat(30)
                })
            .map(by -> aRun().startedBy(by).measured())
            .toArray(MeasuredRun[]::new));
  }

  @Test
  public void aKeyNeedNotFollowFromTheRun() throws IOException {
    MeasuredRun run = aRun().measured();
    RunColumns columns =
        copy(
            RunColumns.of(
                List.of(
                    new StoredRun("kintowe-1495636000.json", run),
                    new StoredRun(RunKeys.measured(run.run()), run),
                    new StoredRun(RunKeys.measuredPlaceholder(FULL.run()), FULL))));

    assertThat(IntStream.range(0, 3).mapToObj(columns::key))
        .containsExactly(
            "kintowe-1495636000.json",
            RunKeys.measured(run.run()),
            RunKeys.measuredPlaceholder(FULL.run()));
    assertThat(columns.stored(0).measured()).isEqualTo(run);
  }

  @Test
  public void singleColumnsSayTheSameAsTheRun() {
    MeasuredRun failed = aRun().failed("It failed.").source("there").version("7").measured();
    RunColumns columns = columns(FULL, failed, aRun().figure("ART", 20).measured());

    for (int row = 0; row < columns.size(); row++) {
      MeasuredRun run = columns.run(row);
      assertThat(columns.passed(row)).isEqualTo(run.run().passed());
      assertThat(columns.source(row)).isEqualTo(run.run().source());
      assertThat(columns.deployment(row)).isEqualTo(run.run().deployment());
      assertThat(columns.version(row)).isEqualTo(run.run().version());
      assertThat(columns.start(row)).isEqualTo(run.run().start());
      assertThat(columns.isPlaceholder(row)).isEqualTo(run.run().isPlaceholder());
      for (String metric : List.of("ART", "P95", "no such")) {
        assertThat(columns.value(row, metric))
            .isEqualTo(Double.valueOf(run.value(metric).orElse(Double.NaN)));
      }
    }
  }

  @Test
  public void aRunIsSmallWhateverItHasInCommonWithOthers() throws IOException {
    List<StoredRun> runs =
        IntStream.range(0, 1_000)
            .mapToObj(
                i ->
                    aRun()
                        .startedBy("jenkins:kintowe-load#" + (1_000 + i))
                        .version("6.1.0-" + "x".repeat(1_000))
                        .figure("ART", Math.sqrt(i))
                        .measured())
            .map(run -> new StoredRun(RunKeys.measured(run.run()), run))
            .toList();

    assertThat(bytes(RunColumns.of(runs)).length).isLessThan(60 * runs.size());
  }

  private static void assertSame(MeasuredRun... runs) throws IOException {
    RunColumns columns = copy(columns(runs));

    assertThat(IntStream.range(0, columns.size()).mapToObj(columns::run)).containsExactly(runs);
    assertThat(IntStream.range(0, columns.size()).mapToObj(columns::key))
        .containsExactly(Arrays.stream(runs).map(RunColumnsTest::key).toArray(String[]::new));
  }

  private static RunColumns columns(MeasuredRun... runs) {
    return RunColumns.of(Arrays.stream(runs).map(run -> new StoredRun(key(run), run)).toList());
  }

  private static String key(MeasuredRun run) {
    return run.run().isPlaceholder()
        ? RunKeys.measuredPlaceholder(run.run())
        : RunKeys.measured(run.run());
  }

  private static byte[] bytes(RunColumns columns) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RunColumnsFormat.write(columns, new DataOutputStream(bytes));
    return bytes.toByteArray();
  }

  private static RunColumns copy(RunColumns columns) throws IOException {
    return RunColumnsFormat.read(new DataInputStream(new ByteArrayInputStream(bytes(columns))));
  }
}
