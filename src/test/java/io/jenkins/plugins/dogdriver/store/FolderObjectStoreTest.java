package io.jenkins.plugins.dogdriver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FolderObjectStoreTest extends ObjectStoreContract {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private ObjectStore objects;

  @Override
  ObjectStore objects() {
    if (objects == null) {
      objects = new FolderObjectStore(folder());
    }
    return objects;
  }

  private Path folder() {
    return temporary.getRoot().toPath().resolve("made/when/needed");
  }

  @Test
  public void ofSeveralWhoPutAnObjectAtOnceWhereThereIsNoneOneSucceeds() {
    List<Boolean> made =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> objects().putIfAbsent("claim", new byte[] {(byte) i}))
            .toList();

    assertThat(made).containsOnlyOnce(true);
    assertThat(objects().list("", "")).containsExactly("claim");
  }

  @Test
  public void aKeyNeverLeadsOutOfTheFolder() {
    for (String key : List.of("../a", "/etc/passwd", "..", "a/b", "a\\b", ".hidden", "", "a\0b")) {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> objects().put(key, bytes("x")))
          .withMessage(
              "'%s' is not a name for a file in the folder %s."
                  .formatted(key.replace('\0', ' '), folder()));
    }
  }

  @Test
  public void whatIsNotOursOrNotFinishedIsNotListed() throws IOException {
    objects().put("a.json", bytes("x"));
    Files.writeString(folder().resolve(".unfinished-1"), "half of i");

    assertThat(objects().list("", "")).containsExactly("a.json");
    assertThat(folder().toFile().list()).hasSize(2);
  }

  @Test
  public void whatAKilledProcessDidNotFinishIsDeletedAnHourLater() throws IOException {
    objects().put("a.json", bytes("x"));
    Path beingWritten = Files.writeString(folder().resolve(".unfinished-1"), "half of i");
    Path left = Files.writeString(folder().resolve(".unfinished-2"), "half of i");
    Path ofOthers = Files.writeString(folder().resolve(".nfs-3"), "");
    FileTime before = FileTime.from(Instant.now().minus(Duration.ofMinutes(61)));
    Files.setLastModifiedTime(left, before);
    Files.setLastModifiedTime(ofOthers, before);

    assertThat(objects().list("", "")).containsExactly("a.json");

    assertThat(left).doesNotExist();
    assertThat(beingWritten).exists();
    assertThat(ofOthers).exists();
  }

  @Test
  public void aFolderAtRestIsListedAnewAsSoonAsItChanges() throws IOException {
    objects().put("a.json", bytes("x"));
    Files.setLastModifiedTime(folder(), FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(objects().list("", "")).containsExactly("a.json");

    new FolderObjectStore(folder()).put("b.json", bytes("x"));

    assertThat(objects().list("", "")).containsExactly("a.json", "b.json");
  }

  @Test
  public void aFolderThatCannotBeOneIsNamed() throws IOException {
    Path file = temporary.newFile("a file").toPath();

    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new FolderObjectStore(file).put("a.json", bytes("x")))
        .withMessageStartingWith("The folder " + file + " cannot be written to: ");
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> new FolderObjectStore(file).list("", ""))
        .withMessageStartingWith("The folder " + file + " cannot be read: ");
  }
}
