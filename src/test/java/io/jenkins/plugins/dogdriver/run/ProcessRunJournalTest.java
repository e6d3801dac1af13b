package io.jenkins.plugins.dogdriver.run;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.model.RunStart;
import io.jenkins.plugins.dogdriver.run.RunJournal.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ProcessRunJournalTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final RunStart start = aRun().build().started();
  private final List<Run> recovered = new ArrayList<>();
  private Path state;
  private ProcessRunJournal journal;

  @Before
  public void makeJournal() {
    state = folder.getRoot().toPath().resolve("state");
    journal = new ProcessRunJournal(state, id -> {});
  }

  private void recover() {
    new ProcessRunJournal(state, id -> {})
        .recover(
            (run, itsJournal) -> {
              recovered.add(run);
              itsJournal.close(run.id());
            });
  }

  @Test
  public void aRunOfThisProcessIsLeftAlone() {
    journal.open(start);

    recover();

    assertThat(recovered).isEmpty();
    assertThat(journal.isDone(start.id(), Step.DELIVERY)).isFalse();
  }

  @Test
  public void aLookAtTheJournalDoesNotGiveUpTheLockOfThisProcess() throws Exception {
    journal.open(start);
    recover();

    assertThat(canBeLockedByAnotherProcess(onlyFolder().resolve("lock"))).isFalse();
  }

  @Test
  public void aRunThatIsOverLeavesNothingBehind() {
    journal.open(start);
    journal.done(start.id(), Step.START_EVENT);
    assertThat(journal.isDone(start.id(), Step.START_EVENT)).isTrue();

    journal.close(start.id());

    assertThat(state).isEmptyDirectory();
    assertThat(journal.isDone(start.id(), Step.START_EVENT)).isFalse();
  }

  @Test
  public void aJournalWorksAgainAfterItsLastRun() {
    journal.open(start);
    journal.close(start.id());

    journal.open(start);

    assertThat(onlyFolder()).isNotEmptyDirectory();
  }

  @Test
  public void aRunOfAProcessThatIsGoneIsRecovered() throws Exception {
    leaveBehind(start);

    recover();

    assertThat(recovered)
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.started()).isEqualTo(start);
              assertThat(run.isPlaceholder()).isTrue();
            });
    assertThat(state).isEmptyDirectory();
  }

  @Test
  public void aFolderThatAnotherProcessHoldsIsLeftAlone() throws Exception {
    Path dead = leaveBehind(start);
    Process other = lockInAnotherProcess(dead.resolve("lock"));
    try {
      recover();
      assertThat(recovered).isEmpty();
    } finally {
      other.destroyForcibly().waitFor();
    }

    recover();
    assertThat(recovered).hasSize(1);
  }

  @Test
  public void aRunThatIsNotFinishedStaysForTheNext() throws Exception {
    Path dead = leaveBehind(start);

    journal.recover((run, itsJournal) -> itsJournal.done(run.id(), Step.DELIVERY));

    assertThat(dead).isNotEmptyDirectory();
    recover();
    assertThat(recovered).hasSize(1);
  }

  @Test
  public void whatTheLoadTestOfAKilledProcessLeftIsDeletedBeforeItsRunIsRecorded()
      throws Exception {
    leaveBehind(start);
    List<String> steps = new ArrayList<>();

    new ProcessRunJournal(state, id -> steps.add("deleted " + id))
        .recover((run, itsJournal) -> steps.add("recorded " + run.id()));

    assertThat(steps).containsExactly("deleted " + start.id(), "recorded " + start.id());
  }

  private Path leaveBehind(RunStart run) throws Exception {
    Path dead = Files.createDirectories(state.resolve("started-0b6ab2ce"));
    Files.createFile(dead.resolve("lock"));
    new FolderRunJournal(dead, "It was killed.", any -> false).open(run);
    return dead;
  }

  private Path onlyFolder() {
    try (Stream<Path> folders = Files.list(state)) {
      return folders.findFirst().orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean canBeLockedByAnotherProcess(Path lock) throws Exception {
    return new ProcessBuilder(
                "python3",
                "-c",
                "import fcntl,sys; fcntl.lockf(open(sys.argv[1],'w'), fcntl.LOCK_EX|fcntl.LOCK_NB)",
                lock.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  private static Process lockInAnotherProcess(Path lock) throws Exception {
    Process process =
        new ProcessBuilder(
                "python3",
                "-c",
                "import fcntl,sys; f=open(sys.argv[1],'w'); fcntl.lockf(f, fcntl.LOCK_EX);"
                    + " print('held', flush=True); sys.stdin.read()",
                lock.toString())
            .start();
    assertThat(process.inputReader().readLine()).isEqualTo("held");
    return process;
  }
}
