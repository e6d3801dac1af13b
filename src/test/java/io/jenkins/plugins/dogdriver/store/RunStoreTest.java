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
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RunStoreTest {
  private static final Instant START = RunBuilder.FIRST_START;
  private static final String UUID = "job-0b6ab2ce-1c36-4b6c-a0f0-a3a1f9d2f5cb.json";

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final SettableClock clock = new SettableClock(START.plus(Duration.ofDays(30)));
  private CountedObjects objects;
  private RunStore store;

  @Before
  public void open() {
    objects = new CountedObjects(new FolderObjectStore(folder.getRoot().toPath()));
    store = new RunStore(objects, clock);
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
            Map.entry("RPS", new Figure(400, 0)),
            Map.entry("ART", new Figure(21.25, 0)));
    assertThat(runs.get(1).run().source()).isEqualTo("unknown");
    assertThat(runs.get(1).run().version()).isEqualTo("6.1.0");
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

    store.setAside(job.failed("There are no figures.", START));

    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.setAsideQueue().jobs())
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.run()).isEqualTo(job.run());
              assertThat(kept.lastError()).isEqualTo("There are no figures.");
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
        .extracting(RunStore.Unreadable::key)
        .containsExactly(
            "job-1.json",
            "job-2.json",
            "job-3.json",
            "job-4.json",
            "job-5.json",
            "job-6.json",
            "job-7.json",
            "job-8.json");
    assertThat(queue.unreadable().get(0).reason()).startsWith("it is no JSON: ");
    assertThat(queue.unreadable().get(3).reason()).isEqualTo("its start is no number");
    assertThat(queue.unreadable().get(6).reason())
        .isEqualTo("its outcome is none of [passed, failed, cancelled, timed_out]");
  }

  @Test
  public void oneObjectThatIsNoMeasuredRunHidesNoOther() {
    MeasuredRun run = aRun().figure("ART", 20).measured();
    store.store(run);
    put("kintowe-1495636000.json", "{\"figures\": {\"ART\": {\"value\": \"NaN\"}}}");

    assertThat(store.runs("kintowe")).containsExactly(run);
    assertThat(store.unreadableRuns("kintowe"))
        .containsExactly(
            new RunStore.Unreadable("kintowe-1495636000.json", "its ART is no number"));
  }

  @Test
  public void aSecondReadFetchesOnlyWhatIsNew() {
    for (int i = 0; i < 50; i++) {
      store.store(aRun().start(START.plusSeconds(i)).measured());
    }
    assertThat(store.runs("kintowe")).hasSize(50);
    objects.gets.clear();
    MeasuredRun newest = aRun().start(START.plusSeconds(60)).measured();
    store.store(newest);

    assertThat(store.runs("kintowe")).hasSize(51).endsWith(newest);
    assertThat(objects.gets).containsExactly(RunKeys.measured(newest.run()));
  }

  @Test
  public void aRunMeasuredLateIsFoundAtOnceAndOneMeasuredVeryLateWithinTenMinutes() {
    store.store(aRun().start(START).measured());
    assertThat(store.runs("kintowe")).hasSize(1);

    store.store(aRun().start(START.minus(Duration.ofHours(20))).measured());
    assertThat(store.runs("kintowe")).hasSize(2);

    store.store(aRun().start(START.minus(Duration.ofDays(20))).measured());
    assertThat(store.runs("kintowe")).hasSize(2);
    clock.pass(Duration.ofMinutes(10));
    assertThat(store.runs("kintowe")).hasSize(3);
  }

  @Test
  public void aRunThatSomebodyDeletedIsGoneWithinTenMinutes() {
    MeasuredRun kept = aRun().measured();
    MeasuredRun deleted = aRun().measured();
    store.store(kept);
    store.store(deleted);
    assertThat(store.runs("kintowe")).hasSize(2);

    objects.delete(RunKeys.measured(deleted.run()));
    clock.pass(Duration.ofMinutes(10));

    assertThat(store.runs("kintowe")).containsExactly(kept);
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
  public void nothingIsKeptOfAProjectThatHasNoRun() {
    MeasuredRun run = aRun().measured();
    store.store(run);
    assertThat(store.runs("kintowe")).containsExactly(run);

    assertThat(store.runs("no such")).isEmpty();
    assertThat(store.unreadableRuns("no such")).isEmpty();
    assertThat(store.kept()).isEqualTo(1);

    store.store(aRun().project("no such").measured());
    assertThat(store.runs("no such")).hasSize(1);
    assertThat(store.kept()).isEqualTo(2);
  }

  @Test
  public void theStoreIsListedOnceForTheRunsOfAllProjects() {
    for (String name : List.of("kintowe", "a/b", "x".repeat(300))) {
      store.store(aRun().project(name).measured());
      store.store(aRun().project(name).measured());
    }
    objects.lists.clear();

    assertThat(store.ofEachProject((project, runs) -> project + " " + runs.size()))
        .containsExactly("a/b 2", "kintowe 2", "x".repeat(300) + " 2");
    assertThat(objects.lists).containsExactly("");
  }

  @Test
  public void aRunOfOurOwnIsAmongAllAtOnceAndOneOfAnotherWithinSeconds() {
    assertThat(store.ofEachProject((project, runs) -> runs.size())).isEmpty();
    store.store(aRun().measured());
    assertThat(store.ofEachProject((project, runs) -> runs.size())).containsExactly(1);

    new RunStore(objects, clock).store(aRun().measured());
    assertThat(store.ofEachProject((project, runs) -> runs.size())).containsExactly(1);
    clock.pass(Duration.ofSeconds(5));
    assertThat(store.ofEachProject((project, runs) -> runs.size())).containsExactly(2);
  }

  @Test
  public void aRunThatSomebodyDeletedIsGoneFromAllWithinTenMinutes() {
    MeasuredRun deleted = aRun().measured();
    store.store(aRun().measured());
    store.store(deleted);
    assertThat(store.ofEachProject((project, runs) -> runs.size())).containsExactly(2);

    objects.delete(RunKeys.measured(deleted.run()));
    clock.pass(Duration.ofMinutes(10));

    assertThat(store.ofEachProject((project, runs) -> runs.size())).containsExactly(1);
  }

  private void put(String key, String content) {
    objects.put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  private String text(String key) {
    return new String(objects.get(key).orElseThrow(), StandardCharsets.UTF_8);
  }

  /** Remembers what was got, and the prefixes that were listed. */
  private record CountedObjects(ObjectStore objects, List<String> gets, List<String> lists)
      implements ObjectStore {
    CountedObjects(ObjectStore objects) {
      this(objects, new ArrayList<>(), new ArrayList<>());
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
      gets.add(key);
      return objects.get(key);
    }

    @Override
    public void put(String key, byte[] content) {
      objects.put(key, content);
    }

    @Override
    public List<String> list(String prefix, String startAfter) {
      lists.add(prefix);
      return objects.list(prefix, startAfter);
    }

    @Override
    public void delete(String key) {
      objects.delete(key);
    }

    @Override
    public String describe() {
      return objects.describe();
    }
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
}
