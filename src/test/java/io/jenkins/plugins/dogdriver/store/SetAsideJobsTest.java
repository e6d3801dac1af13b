package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.testkit.ForwardingObjectStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A run is never both given up and measured. */
public class SetAsideJobsTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Run run = aRun().build();
  private final MeasuredRun measured = new MeasuredRun(run, Map.of());
  private FaultyObjects objects;
  private RunStore store;
  private Job job;

  @Before
  public void open() {
    objects = new FaultyObjects(new FolderObjectStore(folder.getRoot().toPath()));
    store = new RunStore(objects);
    job = store.enqueue(run);
  }

  @Test
  public void aJobWhoseDeletionFailedIsMeasuredLaterAndNoLongerGivenUp() {
    objects.failing = key -> key.equals(job.key());
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.setAside(job));
    assertThat(store.isSetAside(run)).isTrue();
    objects.failing = key -> false;

    store.store(measured);
    store.delete(job);

    assertMeasuredOnly();
  }

  @Test
  public void aJobThatWasGivenUpIsFoundByTheIdOfItsRun() {
    assertThat(store.setAside(run.id())).isEmpty();

    store.setAside(job.failed("Datadog has no metric value of it.", Instant.EPOCH));
    Run lost = aRun().build().started().lost("The build ended before its run did.");
    store.setAside(store.enqueue(lost));

    assertThat(store.setAside(run.id()))
        .map(Job::lastError)
        .contains("Datadog has no metric value of it.");
    assertThat(store.setAside(lost.id())).map(Job::run).contains(lost);
  }

  /** It names projects by what stands before the first dash of a key, unless it is "job". */
  @Test
  public void theOriginalProgramSeesNoProjectInAJobThatWasGivenUp() {
    store.setAside(job);
    store.setAside(store.enqueue(aRun().build().started().lost("The build ended.")));

    assertThat(objects.list("", ""))
        .hasSize(2)
        .allSatisfy(key -> assertThat(key).startsWith("set_aside_job_").doesNotContain("-"));
  }

  @Test
  public void jobsThatAnEarlierVersionGaveUpAreStillRead() {
    leaveAsAnEarlierVersion();
    assertThat(store.isSetAside(run)).isTrue();
    assertThat(store.setAside(run.id())).map(Job::run).contains(run);
    assertThat(store.setAsideQueue().jobs()).extracting(Job::run).containsExactly(run);

    store.setAside(store.enqueue(run));
    assertThat(store.setAsideQueue().jobs()).extracting(Job::run).containsExactly(run);

    leaveAsAnEarlierVersion();
    store.store(measured);
    store.tidy();
    assertMeasuredOnly();
  }

  @Test
  public void jobsWhoseIdsDifferLittleAreGivenUpApart() {
    List<String> ids = List.of("a-b", "a_b", "a%5Fb", "a b", "a%2Db", ".a-b", "x~y", "größe");
    for (String id : ids) {
      store.update(new Job("job-" + id + ".json", run, 0, "", Instant.EPOCH));
      store.setAside(new Job("job-" + id + ".json", run, 0, "", Instant.EPOCH));
    }

    assertThat(objects.list("set_aside_job_", ""))
        .hasSize(ids.size())
        .extracting(RunKeys::id)
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  public void aJobStaysQueuedUntilItIsNoLongerGivenUp() {
    objects.failing = key -> key.equals(job.key());
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.setAside(job));
    objects.failing = key -> key.startsWith("set");

    store.store(measured);
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.delete(job));

    assertThat(store.queue().jobs()).containsExactly(job);
    objects.failing = key -> false;
    store.delete(job);
    assertMeasuredOnly();
  }

  @Test
  public void aJobThatAnotherCollectorMeasuresMeanwhileIsNotGivenUp() {
    objects.beforeDeletion =
        key -> {
          if (key.equals(job.key())) {
            objects.beforeDeletion = other -> {};
            new RunStore(new FolderObjectStore(folder.getRoot().toPath())).store(measured);
          }
        };

    store.setAside(job);

    assertMeasuredOnly();
  }

  @Test
  public void whatACollectorThatWasKilledLeftBehindGoesWithTheNextLook() {
    leaveBoth();
    assertThat(store.isSetAside(run)).isFalse();
    assertThat(store.setAsideQueue().jobs()).isEmpty();
    assertMeasuredOnly();

    leaveBoth();
    store.tidy();
    assertMeasuredOnly();
  }

  @Test
  public void whatWasLookedAtOnceIsNotReadAgain() {
    store.setAside(job.failed("There are no metric values.", Instant.EPOCH));
    store.tidy();
    objects.read.clear();

    store.tidy();
    assertThat(objects.read).isEmpty();

    Job another = store.enqueue(aRun().build());
    store.setAside(another);
    objects.read.clear();
    store.tidy();
    assertThat(objects.read).isNotEmpty();
    assertThat(store.setAsideQueue().jobs()).hasSize(2);
  }

  @Test
  public void aRunThatIsDamagedAmongTheMeasuredOnesIsGivenUp() {
    objects.put(RunKeys.measured(run), new byte[0]);

    store.setAside(job);

    assertThat(store.isSetAside(run)).isTrue();
    assertThat(store.queue().jobs()).isEmpty();
  }

  @Test
  public void aJobWithTheLongestKeyCanBeGivenUp() {
    List<String> keys =
        List.of(
            "job-" + "x".repeat(241) + ".json",
            "job-" + "x".repeat(240) + "y.json",
            "job-" + "größe".repeat(34) + ".json");
    for (String key : keys) {
      Job odd = new Job(key, aRun().build(), 0, "", Instant.EPOCH);
      store.update(odd);

      store.setAside(odd);
    }

    assertThat(store.queue().jobs()).containsExactly(job);
    assertThat(store.setAsideQueue().jobs()).hasSize(3);
  }

  @Test
  public void whatACheckOfTheStoreCouldNotDeleteGoesWithTheNextLook() {
    objects.failing = key -> true;
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> store.check());
    objects.failing = key -> false;

    store.tidy();

    assertThat(objects.list("", "")).containsExactly(job.key());
  }

  private void leaveAsAnEarlierVersion() {
    objects.delete(job.key());
    objects.put("set-aside-" + job.key(), RunJson.write(job));
  }

  private void leaveBoth() {
    store.store(measured);
    objects.delete(job.key());
    objects.put(RunKeys.setAside(job.key()), RunJson.write(job));
  }

  private void assertMeasuredOnly() {
    assertThat(objects.list("", "")).containsExactly(RunKeys.measured(run));
    assertThat(store.isSetAside(run)).isFalse();
  }

  /** Deletes nothing while it fails. */
  private static final class FaultyObjects extends ForwardingObjectStore {
    final List<String> read = new ArrayList<>();
    Predicate<String> failing = key -> false;
    Consumer<String> beforeDeletion = key -> {};

    FaultyObjects(ObjectStore objects) {
      super(objects);
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
      read.add(key);
      return super.get(key);
    }

    @Override
    public void delete(String key) {
      if (failing.test(key)) {
        throw new StoreException("It deletes nothing.");
      }
      beforeDeletion.accept(key);
      super.delete(key);
    }
  }
}
