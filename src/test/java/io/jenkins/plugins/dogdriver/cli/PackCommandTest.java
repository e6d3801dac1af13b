package io.jenkins.plugins.dogdriver.cli;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.store.FolderObjectStore;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.time.Clock;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PackCommandTest {
  private static final int RUNS = 200;

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void itPacksWhatThereIsAndSaysHowMuch() {
    try (RunStore runs = new RunStore(new FolderObjectStore(folder.getRoot().toPath()))) {
      for (int i = 0; i < RUNS; i++) {
        runs.store(aRun().start(RunBuilder.FIRST_START.plusSeconds(i)).measured());
      }
      assertThat(pack().out()).startsWith("1 pack was made in the folder ");
      assertThat(pack().out()).startsWith("0 packs were made in the folder ");
      assertThat(runs.runs("kintowe")).hasSize(RUNS);
    }
  }

  @Test
  public void aStoreThatCannotBeUsedIsOneSentence() throws Exception {
    CommandLineRun pack = pack(folder.newFile("README.md").toString());

    assertThat(pack.exitCode()).isEqualTo(Dogdriver.FAILED);
    assertThat(pack.err()).contains("README.md cannot be read: it is not a folder.");
  }

  private CommandLineRun pack() {
    CommandLineRun pack = pack(folder.getRoot().toString());
    assertThat(pack.exitCode()).as(pack.err()).isZero();
    return pack;
  }

  private CommandLineRun pack(String store) {
    return CommandLineRun.of(
        Map.of("HOME", folder.getRoot().toString()), Clock.systemUTC(), "pack", "--store", store);
  }
}
