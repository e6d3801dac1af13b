package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.testkit.ForwardingObjectStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import io.jenkins.plugins.dogdriver.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is read again from the objects, and how soon a change that others made is seen. */
public class RunStoreCacheTest {
  private static final Instant START = RunBuilder.FIRST_START;

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

    new RunStore(objects, clock).store(aRun().start(START.minus(Duration.ofDays(20))).measured());
    assertThat(store.runs("kintowe")).hasSize(2);
    clock.pass(Duration.ofMinutes(10));
    assertThat(store.runs("kintowe")).hasSize(3);
  }

  @Test
  public void aRunOfOurOwnThatWasMeasuredVeryLateIsFoundAtOnce() {
    store.store(aRun().start(START).measured());
    assertThat(store.runs("kintowe")).hasSize(1);

    store.store(aRun().start(START.minus(Duration.ofDays(20))).measured());

    assertThat(store.runs("kintowe")).hasSize(2);
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
  public void nothingIsKeptOfAProjectThatHasNoRun() {
    MeasuredRun run = aRun().measured();
    store.store(run);
    assertThat(store.runs("kintowe")).containsExactly(run);

    assertThat(store.runs("no such")).isEmpty();
    assertThat(store.history("no such").unreadable()).isEmpty();
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

    assertThat(store.ofEachProject((project, history) -> project + " " + history.runs().size()))
        .containsExactly("a/b 2", "kintowe 2", "x".repeat(300) + " 2");
    assertThat(objects.lists).containsExactly("");
  }

  @Test
  public void aRunOfOurOwnIsAmongAllAtOnceAndOneOfAnotherWithinSeconds() {
    assertThat(store.ofEachProject((project, history) -> history.runs().size())).isEmpty();
    store.store(aRun().measured());
    assertThat(store.ofEachProject((project, history) -> history.runs().size())).containsExactly(1);

    new RunStore(objects, clock).store(aRun().measured());
    assertThat(store.ofEachProject((project, history) -> history.runs().size())).containsExactly(1);
    clock.pass(Duration.ofSeconds(5));
    assertThat(store.ofEachProject((project, history) -> history.runs().size())).containsExactly(2);
  }

  @Test
  public void aRunThatSomebodyDeletedIsGoneFromAllWithinTenMinutes() {
    MeasuredRun deleted = aRun().measured();
    store.store(aRun().measured());
    store.store(deleted);
    assertThat(store.ofEachProject((project, history) -> history.runs().size())).containsExactly(2);

    objects.delete(RunKeys.measured(deleted.run()));
    clock.pass(Duration.ofMinutes(10));

    assertThat(store.ofEachProject((project, history) -> history.runs().size())).containsExactly(1);
  }

  /** Remembers what was got, and the prefixes that were listed. */
  private static final class CountedObjects extends ForwardingObjectStore {
    final List<String> gets = new ArrayList<>();
    final List<String> lists = new ArrayList<>();

    CountedObjects(ObjectStore objects) {
      super(objects);
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
      gets.add(key);
      return super.get(key);
    }

    @Override
    public List<String> list(String prefix, String startAfter) {
      lists.add(prefix);
      return super.list(prefix, startAfter);
    }
  }
}
