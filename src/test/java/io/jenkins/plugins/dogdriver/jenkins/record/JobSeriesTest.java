package io.jenkins.plugins.dogdriver.jenkins.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.record.JobSeries.Series;
import io.jenkins.plugins.dogdriver.model.RunStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class JobSeriesTest {
  @Rule public final TemporaryFolder temporary = new TemporaryFolder();

  private Path folder;
  private JobSeries series;

  @Before
  public void open() {
    folder = temporary.getRoot().toPath();
    series = JobSeries.in(folder);
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
    assertThat(JobSeries.in(folder).list()).isEqualTo(series.list());
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

      series = JobSeries.in(folder);
      assertThat(series.list()).isEmpty();
    }
    add(1, "kintowe", "stage");
    assertThat(JobSeries.in(folder).list()).containsExactly(series("kintowe", "stage"));
  }

  @Test
  public void aFolderThatIsGoneKeepsNoRunFromStarting() {
    folder = folder.resolve("gone");

    add(1, "kintowe", "stage");

    assertThat(series.list()).containsExactly(series("kintowe", "stage"));
  }

  private void add(int build, String project, String deployment) {
    RunStart run =
        new RunStart("an-id", project, deployment, "here", "6.1.0", "somebody", Instant.EPOCH);
    series.add(folder, build, new RunRecord(run, List.of(), "", ""));
  }

  private static Series series(String project, String deployment) {
    return new Series(project, "here", deployment);
  }
}
