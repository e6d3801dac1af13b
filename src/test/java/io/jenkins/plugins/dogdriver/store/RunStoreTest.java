package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Counts;
import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Outcome;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunEnd;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Jobs and runs in the formats of the original program and of this one. */
public class RunStoreTest {
  private static final Instant START = RunBuilder.FIRST_START;
  private static final String UUID = "job-0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb.json";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private ObjectStore objects;
  private RunStore store;

  @Before
  public void open() {
    objects = new FolderObjectStore(folder.getRoot().toPath());
    store = new RunStore(objects);
  }

  @Test
  public void aJobOfTheOriginalProgramIsRead() {
    put(
        UUID,
        """
        {"start": 1495636000, "end": 1495636060.5, "project": "kintowe", "version": "6.0.2",
         "now": 1495636061, "source": "laptop"}""");

    assertThat(store.queue().jobs())
        .containsExactly(
            new Job(
                UUID,
                new Run(
                    new RunStart(
                        "0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb",
                        "kintowe",
                        "stage",
                        "laptop",
                        "6.0.2",
                        "",
                        Instant.ofEpochSecond(1495636000)),
                    new RunEnd(
                        Instant.ofEpochMilli(1495636060500L),
                        Counts.NONE,
                        Outcome.PASSED,
                        "",
                        Instant.ofEpochSecond(1495636061))),
                0,
                "",
                Instant.EPOCH));
  }

  @Test
  public void measuredRunsOfTheOriginalProgramAreRead() {
    put(
        "Firefox Screenshots-1495636000.json",
        "{\"CPU\": 12.5, \"RPS\": 400, \"ART\": 21.25, \"version\": \"6.0.2\", \"source\": \"ci\"}");
    put("Firefox Screenshots-1495639600.json", "{\"CPU\": 13, \"version\": \"6.1.0\"}");

    assertThat(store.projects()).containsExactly("Firefox Screenshots");
    List<MeasuredRun> runs = store.runs("Firefox Screenshots");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).run().start()).isEqualTo(Instant.ofEpochSecond(1495636000));
    assertThat(runs.get(0).run().source()).isEqualTo("ci");
    assertThat(runs.get(0).run().deployment()).isEqualTo("stage");
    assertThat(runs.get(0).figures())
        .containsExactly(
            Map.entry("CPU", new Figure(12.5, 0)),
            Map.entry("RPS.as_count", new Figure(400, 0)),
            Map.entry("ART", new Figure(21.25, 0)));
    assertThat(runs.get(1).run().source()).isEqualTo("unknown");
    assertThat(runs.get(1).run().version()).isEqualTo("6.1.0");
  }

  @Test
  public void aZeroOfTheOriginalProgramIsNoFigureAsItWritesOneWhereDatadogHasNoPoints() {
    put(
        "kintowe-1495636000.json",
        "{\"CPU\": 12.5, \"RPS\": 0, \"ART\": 0.0, \"version\": \"6.0.2\"}");
    MeasuredRun ours = aRun().start(START).figure("ART", 0).measured();
    store.store(ours);

    assertThat(store.runs("kintowe").get(0).figures()).containsOnlyKeys("CPU");
    assertThat(store.runs("kintowe").get(1)).isEqualTo(ours);
  }

  @Test
  public void theOriginalProgramCanReadWhatIsWritten() {
    Job job = store.enqueue(aRun().build());
    MeasuredRun measured = aRun().figure("ART", 20).figure("version", 3).measured();
    store.store(measured);

    assertThat(text(job.key()))
        .contains("\"start\":1779632760", "\"project\":\"kintowe\"", "\"source\":\"here\"");
    assertThat(text(RunKeys.measured(measured.run())))
        .contains("\"ART\":20.0", "\"version\":\"6.0.2\"");
    assertThat(store.runs("kintowe")).containsExactly(measured);
  }

  @Test
  public void anAttemptIsKeptWithItsError() {
    Job job = store.enqueue(aRun().build());
    Job failed = job.failed("Datadog is \"away\".", START.plusSeconds(600));

    store.update(failed);

    assertThat(store.queue().jobs()).containsExactly(failed);
  }

  @Test
  public void aJobSetAsideLeavesTheQueueAndIsKeptWithItsReason() {
    Job job = store.enqueue(aRun().build());

    store.setAside(job.failed("There are no metric values.", START));

    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.setAsideQueue().jobs())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.run()).isEqualTo(job.run());
              assertThat(kept.lastError()).isEqualTo("There are no metric values.");
            });
  }

  @Test
  public void oneObjectThatIsNoJobHidesNoOther() {
    put("job-1.json", "no JSON");
    put("job-2.json", "[]");
    put("job-3.json", "{\"project\": \"kintowe\"}");
    put("job-4.json", "{\"start\": \"soon\", \"project\": \"kintowe\"}");
    put("job-5.json", "{\"start\": 10, \"end\": 5, \"project\": \"kintowe\"}");
    put("job-6.json", "{\"start\": 10}");
    put("job-7.json", "{\"start\": 10, \"project\": \"x\", \"outcome\": \"great\"}");
    put("job-8.json", "{\"start\": 10, \"project\": \"x\", \"version\": {}}");
    Job job = store.enqueue(aRun().build());

    RunStore.Queue queue = store.queue();

    assertThat(queue.jobs()).containsExactly(job);
    assertThat(queue.unreadable())
        .extracting(UnreadableObject::key)
        .containsExactly(
            "job-1.json",
            "job-2.json",
            "job-3.json",
            "job-4.json",
            "job-5.json",
            "job-6.json",
            "job-7.json",
            "job-8.json");
    assertThat(queue.unreadable().get(0).reason()).startsWith("it is not JSON: ");
    assertThat(queue.unreadable().get(3).reason()).isEqualTo("its start is not a number");
    assertThat(queue.unreadable().get(6).reason())
        .isEqualTo("its outcome is none of [passed, failed, cancelled, timed_out]");
  }

  @Test
  public void oneObjectThatIsNoMeasuredRunHidesNoOther() {
    MeasuredRun run = aRun().figure("ART", 20).measured();
    store.store(run);
    put("kintowe-1495636000.json", "{\"figures\": {\"ART\": {\"value\": \"NaN\"}}}");

    assertThat(store.runs("kintowe")).containsExactly(run);
    assertThat(store.history("kintowe").unreadable())
        .containsExactly(
            new UnreadableObject("kintowe-1495636000.json", "its ART is not a number"));
  }

  @Test
  public void aProjectWithALongNameIsFoundBehindAnObjectThatIsNoRun() {
    MeasuredRun run = aRun().project("x".repeat(300)).measured();
    store.store(run);
    put(RunKeys.measured(run.run()).replaceFirst("-\\d+", "-1495636000"), "no JSON");

    assertThat(store.projects()).containsExactly(run.run().project());
  }

  @Test
  public void anObjectWithoutAProjectsNameBelongsToNone() {
    put("-1495636000.json", "{\"ART\": 20}");

    assertThat(store.projects()).isEmpty();
  }

  @Test
  public void aRunWithALongReasonIsReadAgain() {
    Run run = aRun().failed("x".repeat(20_000)).build();

    store.enqueue(run);
    store.update(store.queue().jobs().get(0).failed("y".repeat(20_000), Instant.EPOCH));

    RunStore.Queue queue = store.queue();
    assertThat(queue.unreadable()).isEmpty();
    assertThat(queue.jobs().get(0).run().reason()).startsWith("xxx").endsWith("…");
    assertThat(queue.jobs().get(0).lastError()).startsWith("yyy").endsWith("…");
  }

  private void put(String key, String content) {
    objects.put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String key) {
    return new String(objects.get(key).orElseThrow(), StandardCharsets.UTF_8);
  }
}
