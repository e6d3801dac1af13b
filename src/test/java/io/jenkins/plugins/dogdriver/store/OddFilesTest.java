package io.jenkins.plugins.dogdriver.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.Assume.assumeTrue;

import io.jenkins.plugins.dogdriver.model.Job;
import io.jenkins.plugins.dogdriver.model.MeasuredRun;
import io.jenkins.plugins.dogdriver.model.UnreadableObject;
import io.jenkins.plugins.dogdriver.testkit.RunBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.rules.Timeout;

/** What may lie in the folder of a store besides its files: each says so, and hides no other. */
public class OddFilesTest {
  @Rule public final Timeout hanging = Timeout.seconds(60);
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private RunStore store;
  private Job job;
  private MeasuredRun run;

  @Before
  public void fill() {
    folder = temporary.getRoot().toPath();
    store = new RunStore(new FolderObjectStore(folder));
    job = store.enqueue(RunBuilder.aRun().build());
    run = RunBuilder.aRun().figure("ART", 20).measured();
    store.store(run);
  }

  @Test
  public void aFolderIsNoObject() throws IOException {
    for (Path place : places()) {
      Files.createDirectory(place);
    }

    assertUnreadable("it is a folder");
  }

  @Test
  public void aPipeIsNeverOpened() throws Exception {
    for (Path place : places()) {
      Process made = new ProcessBuilder("mkfifo", place.toString()).start();
      assertThat(made.waitFor()).isZero();
    }

    assertUnreadable("it is not a file");
  }

  @Test
  public void aLinkToItselfIsNotFollowed() throws IOException {
    for (Path place : places()) {
      Files.createSymbolicLink(place, place.getFileName());
    }

    assertUnreadable("it is a link that leads nowhere");
  }

  @Test
  public void aLinkToNothingIsNoObject() throws IOException {
    for (Path place : places()) {
      Files.createSymbolicLink(place, Path.of("gone"));
    }

    assertUnreadable("it is a link that leads nowhere");
  }

  @Test
  public void aLinkToAFileIsThatFile() throws IOException {
    Path elsewhere = temporary.newFolder().toPath().resolve("elsewhere.json");
    Files.move(folder.resolve(RunKeys.measured(run.run())), elsewhere);
    Files.createSymbolicLink(folder.resolve(RunKeys.measured(run.run())), elsewhere);

    assertThat(store.runs("kintowe")).containsExactly(run);
  }

  @Test
  public void aFileThatTheDiskCannotReadIsUnreadable() throws IOException {
    // A file of Linux that every read of fails.
    Path broken = Path.of("/proc/self/mem");
    assumeTrue(Files.isRegularFile(broken));
    for (Path place : places()) {
      Files.createSymbolicLink(place, broken);
    }

    assertUnreadable("it cannot be read: Input/output error");
  }

  @Test
  public void aFileThatMayNotBeReadIsUnreadable() throws IOException {
    for (Path place : places()) {
      Files.writeString(place, "{}");
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("-w-------"));
      assumeTrue("root may read everything", !Files.isReadable(place));
    }

    assertUnreadable("permission to read it was denied");
  }

  @Test
  public void aFileOfAnOddNameIsUnreadable() throws IOException {
    String longest = "x".repeat(246) + ".json";
    for (String name : List.of("job-a\\b.json", "job-a\nb.json", "job-" + longest)) {
      Path odd = Files.writeString(folder.resolve(name), "{}");

      assertThat(store.queue().jobs()).containsExactly(job);
      assertThat(store.queue().unreadable())
          .containsExactly(
              new UnreadableObject(name, "its name is too long, or has an odd character"));
      Files.delete(odd);
    }
  }

  @Test
  public void whatIsNoFileAtAllIsAFaultOfTheStore() throws IOException {
    Path file = Files.createFile(folder.resolve("not a folder"));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new FolderObjectStore(file).get("a.json"))
        .withMessageStartingWith("The folder " + file + " cannot be read: ");
    assertThat(new FolderObjectStore(folder.resolve("made later")).get("a.json")).isEmpty();
  }

  @Test
  public void whatLiesWhereAnObjectIsToBePutIsNamed() throws IOException {
    Files.createDirectory(folder.resolve("a.json"));
    Files.createFile(folder.resolve("a.json").resolve("full"));

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new FolderObjectStore(folder).put("a.json", "{}".getBytes(UTF_8)))
        .withMessageStartingWith("The folder " + folder + " cannot be written to: ")
        .withMessageContaining("a.json");
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("."));
  }

  /** Of a job and of a measured run. */
  private Path[] places() {
    return new Path[] {folder.resolve("job-1.json"), folder.resolve("kintowe-1495636000.json")};
  }

  private void assertUnreadable(String why) {
    assertThat(store.queue().jobs()).containsExactly(job);
    assertThat(store.queue().unreadable()).containsExactly(new UnreadableObject("job-1.json", why));
    assertThat(store.runs("kintowe")).containsExactly(run);
    assertThat(store.history("kintowe").unreadable())
        .containsExactly(new UnreadableObject("kintowe-1495636000.json", why));
  }
}
