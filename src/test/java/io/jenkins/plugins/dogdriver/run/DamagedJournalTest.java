package io.jenkins.plugins.dogdriver.run;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.store.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What this machine keeps of runs can be damaged: it says so, and the other runs are recorded. */
public class DamagedJournalTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final List<String> notices = new ArrayList<>();
  private final Run run = aRun().build();
  private Path state;
  private RunStore store;

  @Before
  public void open() {
    state = folder.getRoot().toPath().resolve("state");
    store = new RunStore(new FolderObjectStore(folder.getRoot().toPath().resolve("store")));
  }

  @Test
  public void theJournalOfAKilledProcessSaysWhatCannotBeRead() throws IOException {
    Path process = state.resolve("started-1");
    new Spool(process).keep(run);
    damage(process);

    recover(new ProcessRunJournal(state, id -> {}));

    assertAllNamed(process);
    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(run);
  }

  @Test
  public void theJournalOfAControllerSaysWhatCannotBeRead() throws IOException {
    Path started = state.resolve("started");
    new Spool(started).keep(run);
    damage(started);

    recover(new BuildRunJournal(state, any -> false));

    assertAllNamed(started);
    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(run);
  }

  @Test
  public void runsThatWaitForTheStoreSayWhichOfThemCannotBeRead() throws IOException {
    Path spool = state.resolve("spool");
    new Spool(spool).keep(run);
    damage(spool);

    recover(new ProcessRunJournal(state, id -> {}));

    assertAllNamed(spool);
    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(run);
  }

  @Test
  public void aRunWhoseIdIsNotThatOfItsFileKeepsNoOtherFromBeingRecorded() throws IOException {
    for (String place : List.of("started-1", "spool")) {
      Path folder = state.resolve(place);
      new Spool(folder).keep(run);
      Path good = folder.resolve("job-" + run.id() + ".json");
      String json = Files.readString(good);
      Files.writeString(folder.resolve("job-1.json"), json.replace(run.id(), "a/b"));
      Files.writeString(folder.resolve("job-2.json"), json.replace(run.id(), "../../x"));
      Files.writeString(folder.resolve("job-3.json"), json.replace(run.id(), "4"));
    }

    recover(new ProcessRunJournal(state, id -> {}));

    for (String key : List.of("job-1.json", "job-2.json", "job-3.json")) {
      assertThat(notices)
          .filteredOn(notice -> notice.startsWith(key + " in the folder "))
          .hasSize(2)
          .allSatisfy(notice -> assertThat(notice).contains("its id is not"));
    }
    assertThat(store.queue().jobs()).extracting(Job::run).contains(run);
    assertThat(new Spool(state.resolve("spool")).waiting()).isEmpty();
  }

  @Test
  public void aLockThatIsNotAFileIsNamedAndKeepsNoOtherRunWaiting() throws Exception {
    Path good = state.resolve("started-0");
    new Spool(good).keep(run);
    for (String odd : List.of("directory", "loop", "pipe")) {
      Path process = state.resolve("started-" + odd);
      new Spool(process).keep(aRun().build());
      Path lock = process.resolve("lock");
      switch (odd) {
        case "directory" -> Files.createDirectory(lock);
        case "loop" -> Files.createSymbolicLink(lock, lock);
        default -> new ProcessBuilder("mkfifo", lock.toString()).start().waitFor();
      }
    }

    recover(new ProcessRunJournal(state, id -> {}));

    for (String odd : List.of("directory", "loop", "pipe")) {
      assertThat(notices)
          .contains(
              "The runs in %s cannot be recovered, as 'lock' there is not a file: delete it."
                  .formatted(state.resolve("started-" + odd)));
    }
    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(run);
  }

  @Test
  public void withNothingDamagedNothingIsSaid() {
    recover(new ProcessRunJournal(state, id -> {}));

    assertThat(notices).isEmpty();
  }

  private static void damage(Path place) throws IOException {
    Files.writeString(place.resolve("job-1.json"), "{\"project\": \"kintowe\", \"sta");
    Files.writeString(place.resolve("job-2.json"), "");
    Files.write(place.resolve("job-3.json"), new byte[3 * 1024 * 1024]);
    Files.createSymbolicLink(place.resolve("job-4.json"), Path.of("gone"));
    Files.createDirectory(place.resolve("job-5.json"));
    Files.write(place.resolve("job-6.json"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
  }

  private void assertAllNamed(Path place) {
    for (int i = 1; i <= 6; i++) {
      String start =
          "job-" + i + ".json in the folder " + place + " is not a run that can be read:";
      assertThat(notices).filteredOn(notice -> notice.startsWith(start)).hasSize(1);
    }
  }

  private void recover(RunJournal journal) {
    new RunRecorder(
            journal,
            new RunDelivery(store, new Spool(state.resolve("spool")), notices::add, notices::add),
            new RunEvents(event -> {}, notices::add),
            Clock.systemUTC(),
            notices::add)
        .recover(recovered -> {});
  }
}
