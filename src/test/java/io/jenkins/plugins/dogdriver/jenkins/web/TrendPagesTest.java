package io.jenkins.plugins.dogdriver.jenkins.web;

import static io.jenkins.plugins.dogdriver.testkit.RunBuilder.aRun;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.dogdriver.jenkins.FakeJenkins;
import io.jenkins.plugins.dogdriver.jenkins.FakeWeb;
import io.jenkins.plugins.dogdriver.jenkins.settings.ControllerEngine;
import io.jenkins.plugins.dogdriver.report.ChartCache;
import io.jenkins.plugins.dogdriver.report.IndexView;
import io.jenkins.plugins.dogdriver.report.TrendView;
import io.jenkins.plugins.dogdriver.store.RunStore;
import io.jenkins.plugins.dogdriver.trend.Selection;
import java.time.ZoneId;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;

public class TrendPagesTest {
  @Rule public final FakeJenkins jenkins = new FakeJenkins();

  private final StaplerRequest2 request = FakeWeb.request();
  private final TrendPages pages =
      new TrendPages("trends/", "project", project -> project.equals("kintowe"));

  @Test
  public void aRequestThatNamesNoProjectIsToldSo() {
    for (HttpResponse answer :
        List.of(
            pages.doBox(null, null, null, null, null),
            pages.doPage(null, "", null, null, null),
            pages.doChart(null, null, null, "ART", "dark", null))) {
      assertSentence(answer, Answer.BAD_REQUEST, "Name a project, as in project=kintowe.");
    }
  }

  @Test
  public void aPictureNeedsAMetricAndAThemeThatThereIs() {
    for (String theme : new String[] {null, "", "pink"}) {
      assertSentence(
          pages.doChart("kintowe", null, null, "ART", theme, null),
          Answer.BAD_REQUEST,
          "Name the theme of the picture: light or dark.");
    }
    assertSentence(
        pages.doChart("kintowe", null, null, null, "dark", null),
        Answer.BAD_REQUEST,
        "Name a metric, as in metric=ART.");
  }

  @Test
  public void aProjectThatIsNotShownHereIsNotFound() {
    assertSentence(
        pages.doBox(null, "another", null, null, null),
        Answer.NOT_FOUND,
        "No run of another belongs here.");
  }

  @Test
  public void theBoxAndThePageShowTheSameTrend() {
    store().store(aRun().source("there").figure("ART", 20).measured());
    store().store(aRun().figure("ART", 20).measured());

    FakeJenkins.View box = jenkins.shown(pages.doBox(request, "kintowe", "there", "stage", null));
    FakeJenkins.View page = jenkins.shown(pages.doPage(request, "kintowe", "there", "stage", null));

    assertThat(box.name()).isEqualTo("box.jelly");
    assertThat(page.name()).isEqualTo("page.jelly");
    assertThat(box.of()).isEqualTo(page.of());
    TrendView shown = (TrendView) page.of();
    assertThat(shown.project().source()).isEqualTo("there");
    assertThat(shown.page())
        .isEqualTo("/jenkins/project?project=kintowe&source=there&deployment=stage");
    assertThat(shown.project().metrics().get(2).dark())
        .startsWith(
            "/jenkins/trends/chart?project=kintowe&source=there&deployment=stage&metric=ART"
                + "&theme=dark&version=1-");
  }

  @Test
  public void theViewsOfATrendAreThere() {
    for (String view : new String[] {"box.jelly", "page.jelly"}) {
      assertThat(TrendView.class.getResource("TrendView/" + view)).as(view).isNotNull();
    }
    assertThat(IndexView.class.getResource("IndexView/list.jelly")).isNotNull();
  }

  @Test
  public void aPictureMayBeKeptAsLongAsItsVersionIsThatOfTheTrend() {
    store().store(aRun().figure("ART", 20).measured());
    String version =
        ChartCache.version(
            ControllerEngine.get().trend("kintowe", Selection.NEWEST), ZoneId.systemDefault());

    Answer kept = (Answer) pages.doChart("kintowe", null, null, "ART", "light", version);
    Answer old = (Answer) pages.doChart("kintowe", null, null, "ART", "light", "0-");

    assertThat(kept.status()).isEqualTo(200);
    assertThat(kept.type()).isEqualTo("image/png");
    assertThat(kept.caching()).contains("immutable");
    assertThat(old.caching()).isEqualTo("private, no-cache");
    assertThat(old.content()).isEqualTo(kept.content());
    assertSentence(
        pages.doChart("kintowe", null, null, "P95", "light", version),
        Answer.NOT_FOUND,
        "There is no metric P95.");
  }

  @Test
  public void thereIsAPictureOfTheHistory() {
    store().store(aRun().figure("ART", 20).measured());

    Answer picture = (Answer) pages.doHistory("kintowe", null, null, "ART", "dark", "0-");

    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.type()).isEqualTo("image/png");
    assertSentence(
        pages.doHistory("kintowe", null, null, "ART", "blue", "0-"),
        Answer.BAD_REQUEST,
        "Name the theme of the picture: light or dark.");
  }

  @Test
  public void withAWrongConfigurationThereIsASentence() {
    jenkins.serviceBookInFile("book");

    Answer answer = (Answer) pages.doBox(request, "kintowe", null, null, null);

    assertThat(answer.status()).isEqualTo(Answer.UNAVAILABLE);
  }

  private static RunStore store() {
    return ControllerEngine.get().engine().store();
  }

  private static void assertSentence(HttpResponse response, int status, String sentence) {
    Answer answer = (Answer) response;
    assertThat(answer.status()).isEqualTo(status);
    assertThat(new String(answer.content(), UTF_8)).isEqualTo(sentence);
  }
}
