package io.jenkins.plugins.dogdriver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.model.Figure;
import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

/** What holds for every kind of store, of objects and of the runs in them. */
public abstract class ObjectStoreContract {

  /** The store of the test; the same one, however often it is asked for. */
  abstract ObjectStore objects();

  @Test
  public void anObjectIsPutOnceWhereThereIsNone() {
    assertThat(objects().putIfAbsent("claim", new byte[] {1})).isTrue();
    assertThat(objects().putIfAbsent("claim", new byte[] {2})).isFalse();

    assertThat(objects().get("claim")).hasValue(new byte[] {1});
    assertThat(objects().list("", "")).containsExactly("claim");
    objects().delete("claim");
    assertThat(objects().putIfAbsent("claim", new byte[] {3})).isTrue();
  }

  @Test
  public void whatWasPutIsGot() {
    objects().put("a.json", bytes("one"));

    assertThat(objects().get("a.json")).hasValue(bytes("one"));
    assertThat(objects().get("b.json")).isEmpty();
  }

  @Test
  public void theLastOnePutUnderAKeyCounts() {
    objects().put("a.json", bytes("one"));
    objects().put("a.json", bytes("another"));

    assertThat(objects().get("a.json")).hasValue(bytes("another"));
    assertThat(objects().list("", "")).containsExactly("a.json");
  }

  @Test
  public void keysAreListedInOrderByPrefixAndFromAKeyOn() {
    for (String key : List.of("b-2", "a-1", "b-1", "b-3", "B-1", "c-1")) {
      objects().put(key, bytes(key));
    }

    assertThat(objects().list("", "")).containsExactly("B-1", "a-1", "b-1", "b-2", "b-3", "c-1");
    assertThat(objects().list("b-", "")).containsExactly("b-1", "b-2", "b-3");
    assertThat(objects().list("b-", "b-1")).containsExactly("b-2", "b-3");
    assertThat(objects().list("b-", "b-15")).containsExactly("b-2", "b-3");
    assertThat(objects().list("b-", "a")).containsExactly("b-1", "b-2", "b-3");
    assertThat(objects().list("b-", "c")).isEmpty();
    assertThat(objects().list("d", "")).isEmpty();
  }

  @Test
  public void whatWasDeletedIsGoneAndCanBeDeletedAgain() {
    objects().put("a.json", bytes("one"));

    objects().delete("a.json");
    objects().delete("a.json");

    assertThat(objects().get("a.json")).isEmpty();
    assertThat(objects().list("", "")).isEmpty();
  }

  @Test
  public void anObjectThatIsTooLargeIsNotRead() {
    objects().put("large.json", new byte[ObjectStore.LARGEST_OBJECT]);
    objects().put("larger.json", new byte[ObjectStore.LARGEST_OBJECT + 1]);

    assertThat(objects().get("large.json")).isPresent();
    assertThatExceptionOfType(UnreadableObjectException.class)
        .isThrownBy(() -> objects().get("larger.json"))
        .withMessage("it is larger than 1048576 bytes");
  }

  @Test
  public void anObjectThatIsTooLargeHidesNoOther() {
    RunStore store = new RunStore(objects());
    byte[] tooLarge = new byte[ObjectStore.LARGEST_OBJECT + 1];
    Run large = RunBuilder.aRun().build();
    objects().put("job-" + large.id() + ".json", tooLarge);
    objects().put("kintowe-1495636000.json", tooLarge);
    Job job = store.enqueue(RunBuilder.aRun().build());
    MeasuredRun measured = RunBuilder.aRun().figure("ART", 20).measured();
    store.store(measured);

    assertThat(store.queue().jobs()).containsExactly(job);
    assertThat(store.queue().unreadable())
        .containsExactly(
            new UnreadableObject("job-" + large.id() + ".json", "it is larger than 1048576 bytes"));
    assertThat(store.isQueued(large)).isTrue();
    assertThat(store.runs("kintowe")).containsExactly(measured);
    assertThat(store.history("kintowe").unreadable())
        .containsExactly(
            new UnreadableObject("kintowe-1495636000.json", "it is larger than 1048576 bytes"));
  }

  @Test
  public void theFirstRunMakesTheQueueAndTheFirstFiguresMakeTheProject() {
    RunStore store = new RunStore(objects());
    Run run = RunBuilder.aRun().build();
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.projects()).isEmpty();
    assertThat(store.runs("kintowe")).isEmpty();

    Job job = store.enqueue(run);
    assertThat(store.queue().jobs()).containsExactly(job);
    assertThat(store.isMeasured(run)).isFalse();

    MeasuredRun measured = new MeasuredRun(run, java.util.Map.of("ART", new Figure(21.5, 3)));
    store.store(measured);
    store.delete(job);
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.isMeasured(run)).isTrue();
    assertThat(store.projects()).containsExactly("kintowe");
    assertThat(store.runs("kintowe")).containsExactly(measured);
    assertThat(new RunStore(objects()).runs("kintowe")).containsExactly(measured);
  }

  @Test
  public void manyRunsAreReadInTheOrderOfTheirStarts() {
    RunStore store = new RunStore(objects());
    Instant first = RunBuilder.FIRST_START;
    List<MeasuredRun> runs =
        IntStream.range(0, 1_100)
            .mapToObj(
                i -> RunBuilder.aRun().start(first.plusSeconds(i)).figure("ART", i).measured())
            .toList();
    runs.forEach(store::store);

    assertThat(store.runs("kintowe")).isEqualTo(runs);
  }

  @Test
  public void everyNameOfAProjectWorksAndIsKeptApart() {
    RunStore store = new RunStore(objects());
    List<String> names =
        List.of(
            "kintowe",
            "kintowe-1495636000",
            "Firefox Screenshots",
            "firefox screenshots",
            "a/b",
            "a%2Fb",
            "..",
            ".hidden",
            "job",
            "job-1495636000",
            "set-aside-job-x",
            "set_aside_job_x",
            "dienst-größe",
            "サービス",
            "<script>alert(1)</script>",
            "x".repeat(300),
            "x".repeat(300) + "y",
            "~");
    for (String name : names) {
      store.store(RunBuilder.aRun().project(name).figure("ART", name.length()).measured());
    }

    assertThat(store.projects()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(store.queue().jobs()).isEmpty();
    assertThat(store.queue().unreadable()).isEmpty();
    assertThat(store.setAsideQueue().unreadable()).isEmpty();
    for (String name : names) {
      assertThat(store.runs(name)).extracting(run -> run.run().project()).containsExactly(name);
    }
  }

  @Test
  public void runsOfTheSameSecondDoNotOverwriteEachOther() {
    RunStore store = new RunStore(objects());
    MeasuredRun one = RunBuilder.aRun().measured();
    MeasuredRun other = RunBuilder.aRun().measured();
    store.store(one);
    store.store(other);

    assertThat(store.runs("kintowe")).containsExactlyInAnyOrder(one, other);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
