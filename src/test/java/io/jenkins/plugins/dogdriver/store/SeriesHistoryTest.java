package io.jenkins.plugins.dogdriver.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.store.SeriesHistory.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class SeriesHistoryTest {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private SeriesHistory series;

  @Before
  public void open() {
    folder = temporary.getRoot().toPath();
    series = SeriesHistory.in(folder);
  }

  @Test
  public void aJobThatNeverRanALoadTestHasNone() {
    assertThat(series.list()).isEmpty();
  }

  @Test
  public void itOutlivesTheController() {
    add(12, "kintowe", "stage");
    add(12, "a/b ü", "stage");

    assertThat(series.list()).containsExactly(series("kintowe", "stage"), series("a/b ü", "stage"));
    assertThat(SeriesHistory.in(folder).list()).isEqualTo(series.list());
  }

  @Test
  public void eachIsThereOnceThatOfTheNewestBuildFirst() {
    add(11, "kintowe", "stage");
    add(11, "kintowe", "stage");
    add(12, "kintowe", "production");
    add(13, "kintowe", "stage");

    assertThat(series.list())
        .containsExactly(series("kintowe", "stage"), series("kintowe", "production"));
  }

  @Test
  public void whatTheLastThreeBuildsWithARunDidNotMeasureIsForgotten() {
    add(1, "old", "stage");
    add(7, "new", "stage");
    add(30, "new", "stage");
    assertThat(series.list()).contains(series("old", "stage"));

    add(31, "new", "stage");

    assertThat(series.list()).containsExactly(series("new", "stage"));
  }

  @Test
  public void buildsMayBeCountedAnew() {
    add(500, "old", "stage");
    add(1, "new", "stage");
    add(2, "new", "stage");
    add(3, "new", "stage");

    assertThat(series.list()).containsExactly(series("new", "stage"));
  }

  @Test
  public void aFileThatCannotBeReadStartsAnew() throws IOException {
    for (String content : List.of("", "{", "{}", "[{\"build\": 1}]", "null", "[null]")) {
      Files.writeString(folder.resolve("dogdriver-series.json"), content);

      series = SeriesHistory.in(folder);
      assertThat(series.list()).isEmpty();
    }
    add(1, "kintowe", "stage");
    assertThat(SeriesHistory.in(folder).list()).containsExactly(series("kintowe", "stage"));
  }

  @Test
  public void aFolderThatIsGoneKeepsNoRunFromStarting() {
    folder = folder.resolve("gone");

    add(1, "kintowe", "stage");

    assertThat(series.list()).containsExactly(series("kintowe", "stage"));
  }

  private void add(int build, String project, String deployment) {
    series.add(folder, build, series(project, deployment));
  }

  private static Series series(String project, String deployment) {
    return new Series(project, "here", deployment);
  }
}
