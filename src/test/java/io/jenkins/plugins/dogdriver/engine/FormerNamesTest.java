package io.jenkins.plugins.dogdriver.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class FormerNamesTest {
  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path file;
  private FormerNames names;

  @Before
  public void start() {
    file = folder.getRoot().toPath().resolve("state/names");
    names = new FormerNames(file);
  }

  @Test
  public void aJobThatWasNeverMovedHasItsName() {
    assertThat(names.namesNow("team/load")).containsExactly("team/load");
  }

  @Test
  public void aJobIsFollowedFromNameToName() {
    names.moved("a", "b");
    names.moved("b", "folder/c");

    assertThat(names.namesNow("a")).containsExactly("a", "b", "folder/c");
    assertThat(names.namesNow("b")).containsExactly("b", "folder/c");
    assertThat(names.namesNow("ab")).containsExactly("ab");
  }

  @Test
  public void aFolderMovesAllThatIsInIt() throws IOException {
    names.moved("team", "archive/team");
    names.moved("team/load", "archive/team/load");
    names.moved("team/sub/load", "archive/team/sub/load");

    assertThat(names.namesNow("team/sub/load")).contains("archive/team/sub/load");
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  public void aNameThatIsUsedAgainLeadsToEveryJobThatHadIt() {
    names.moved("b", "c");
    names.moved("a", "b");
    names.moved("b", "c");
    names.moved("a", "d");

    assertThat(names.namesNow("a")).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  public void aJobThatIsMovedThereAndBackIsFound() {
    names.moved("a", "b");
    names.moved("b", "a");

    assertThat(names.namesNow("a")).contains("a");
    assertThat(names.namesNow("b")).contains("a");
  }

  @Test
  public void whatWasRememberedIsReadAgain() {
    names.moved("Größe/a\n", "b");

    assertThat(new FormerNames(file).namesNow("Größe/a\n")).contains("b");
  }

  @Test
  public void aDamagedLineCostsNoOther() throws IOException {
    names.moved("a", "b");
    Files.writeString(file, "null\n{}\n{\"from\":\"b\",", StandardOpenOption.APPEND);
    new FormerNames(file).moved("b", "c");

    assertThat(new FormerNames(file).namesNow("a")).contains("c");
  }

  @Test
  public void aMoveThatCannotBeWrittenIsRemembered() throws IOException {
    Files.writeString(folder.getRoot().toPath().resolve("state"), "not a folder");

    names.moved("a", "b");

    assertThat(names.namesNow("a")).contains("b");
  }
}
