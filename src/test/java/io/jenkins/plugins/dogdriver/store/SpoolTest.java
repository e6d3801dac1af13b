package io.jenkins.plugins.dogdriver.store;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.Run;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SpoolTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final Run first = aRun().build();
  private final Run second = aRun().start(RunBuilder.FIRST_START.plusSeconds(60)).build();
  private final List<String> refusals = new ArrayList<>();
  private Spool spool;

  @Before
  public void keepTwo() {
    spool = new Spool(folder.getRoot().toPath().resolve("spool"));
    assertThat(spool.waiting()).isEmpty();
    spool.keep(second);
    spool.keep(first);
  }

  @Test
  public void whatIsKeptWaitsInOrder() {
    assertThat(spool.waiting()).containsExactly(first, second);
  }

  @Test
  public void whatIsDeliveredIsInTheQueueAndNoLongerHere() {
    RunStore store = store(folder.getRoot().toPath().resolve("store"));

    assertThat(spool.deliverTo(store, refusals::add)).isEqualTo(2);

    assertThat(store.queue().jobs()).extracting(Job::run).containsExactly(first, second);
    assertThat(spool.waiting()).isEmpty();
    assertThat(spool.deliverTo(store, refusals::add)).isZero();
  }

  @Test
  public void withTheStoreStillAwayEverythingStays() throws IOException {
    RunStore away = store(folder.newFile("no folder").toPath());

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> spool.deliverTo(away, refusals::add));

    assertThat(spool.waiting()).containsExactly(first, second);
  }

  @Test
  public void aRunThatIsRefusedIsKeptAndDoesNotKeepTheOthersBack() {
    List<Run> accepted = new ArrayList<>();

    int delivered =
        spool.deliverTo(
            run -> {
              if (run.equals(first)) {
                throw new RunRefusedException("The run has no version.");
              }
              accepted.add(run);
            },
            refusals::add);

    assertThat(delivered).isEqualTo(1);
    assertThat(accepted).containsExactly(second);
    assertThat(refusals)
        .containsExactly(
            "The run has no version. The run is kept in %s, and not sent again."
                .formatted(spool.describe()));
    assertThat(spool.waiting()).isEmpty();
    assertThat(folder.getRoot().toPath().resolve("spool"))
        .isDirectoryContaining(file -> file.getFileName().toString().startsWith("set_aside"));
  }

  private static RunStore store(Path folder) {
    return new RunStore(new FolderObjectStore(folder));
  }
}
